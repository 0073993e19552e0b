using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

public sealed class WriteConclusion
{
    /// <summary>Who opened the thread, and moderators.</summary>
    public static bool IsOpenTo(Contribution contribution, Viewer viewer) =>
        contribution.CanBeDiscussedBy(viewer) && (contribution.AuthorKey == viewer.MemberKey || viewer.IsModerator);
}
