using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>The drafts of replies. A member has at most one for each thread.</summary>
public sealed class ReplyDraft(Drafts drafts)
{
    public static string Subject(string threadKey) => "reply:" + threadKey;

    public async Task Save(string threadKey, string? body, bool byLayerOnly, Viewer by)
    {
        if (string.IsNullOrWhiteSpace(body))
            await Discard(threadKey, by);
        else if (body.Length > 2 * TextLimits.PostBytes)
            throw new RuleBroken("TextTooLong", TextLimits.PostBytes / 1024) { Field = "Body" };
        else
            await drafts.Save(by, Subject(threadKey), null, 0, new DraftText("", "", body, ByLayerOnly: byLayerOnly), null);
    }

    public Task Discard(string threadKey, Viewer by) => drafts.Discard(by, Subject(threadKey));
}
