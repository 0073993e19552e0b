using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// A vote of a member that a post is useful. The row stays when the vote is taken back. The sweep finds new votes by
/// <see cref="Counted"/>, which is saved with the vote, so that a crash loses none.
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

    /// <summary>Copies this vote for the post that replaces this one in another thread.</summary>
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
