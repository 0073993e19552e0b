using Platform.Web.Access;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>A member's thanks for a post. Only the author of the post sees who sent it and what it says. It never changes.</summary>
public sealed class Thanks
{
    public const int MaxLine = 200;

    private Thanks()
    {
    }

    public Thanks(Post post, string? line, Viewer by, DateTime at)
    {
        if (by.MemberKey == post.AuthorKey)
            throw new RuleBroken("NotOnYourOwnPost");
        if (!by.IsMember || post.State != PostState.Visible)
            throw new RuleBroken("PostClosed");
        var typed = (line ?? "").Trim();
        if (typed.Length > MaxLine)
            throw new RuleBroken("LineTooLong", MaxLine) { Field = "Line" };
        PostKey = post.Key;
        MemberKey = by.MemberKey!;
        Line = typed;
        At = at;
    }

    public string PostKey { get; private set; } = "";

    public Post Post { get; private set; } = null!;

    public string MemberKey { get; private set; } = "";

    public Member Member { get; private set; } = null!;

    /// <summary>The words of thanks; empty for thanks without words.</summary>
    public string Line { get; private set; } = "";

    public DateTime At { get; private set; }
}
