using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// Whether a member finds a post useful; taken back, the row stays. <see cref="Counted"/> is the mark by which the sweep
/// finds what changed: it is written with the vote, so no kill loses one.
/// </summary>
public sealed class Vote
{
    private Vote()
    {
    }

    public Vote(Post post, Viewer by, DateTime at)
    {
        if (by.MemberKey == post.AuthorKey)
            throw new RuleBroken("NotOnYourOwnPost");
        if (!post.CanBeVotedOnBy(by))
            throw new RuleBroken("PostClosed");
        PostKey = post.Key;
        MemberKey = by.MemberKey!;
        At = at;
    }

    public string PostKey { get; private set; } = "";

    public string MemberKey { get; private set; } = "";

    public bool Useful { get; private set; } = true;

    public bool Counted { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>The same vote for the post that took the place of this one.</summary>
    public Vote For(Post moved) => new() { PostKey = moved.Key, MemberKey = MemberKey, Useful = Useful, At = At };

    public void Change(bool useful, DateTime at)
    {
        if (Useful == useful)
            return;
        Useful = useful;
        Counted = false;
        At = at;
    }
}
