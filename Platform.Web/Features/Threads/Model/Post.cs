using Platform.Web.Access;
using Platform.Web.Changes;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

public enum PostKind
{
    Answer,
    Comment,
    CounterView,

    /// <summary>
    /// The outcome of the thread, pinned above the other posts. A thread has at most one that is waiting, returned or visible.
    /// </summary>
    Conclusion,
}

/// <summary>
/// The state of a post. In the states before Visible a post is not in the thread: it has no place and no change number. All other posts
/// have both; the database enforces this (<see cref="ThreadMapping"/>). Posts in the states after Visible are sent as tombstones.
/// </summary>
public enum PostState
{
    Waiting,
    Returned,
    Declined,

    /// <summary>Withdrawn by its author before readers saw it. It leaves no tombstone.</summary>
    Dropped,
    Visible,
    Hidden,
    Withdrawn,
    Moved,
}

/// <summary>A reply in a thread. Its texts are versions, like the revisions of a contribution.</summary>
public sealed class Post : IChangeSource
{
    private Post()
    {
    }

    public Post(string key, string threadKey, PostKind kind, string? replyToKey, Byline by, DateTime at)
    {
        Key = key;
        ThreadKey = threadKey;
        Kind = kind;
        ReplyToKey = replyToKey;
        AuthorKey = by.MemberKey;
        OrganisationKey = by.OrganisationKey;
        ByLayerOnly = by.ByLayerOnly;
        Layer = by.Layer;
        CreatedAt = at;
    }

    public string Key { get; private set; } = "";

    public string ThreadKey { get; private set; } = "";

    public LiveThread Thread { get; private set; } = null!;

    public PostKind Kind { get; private set; }

    public PostState State { get; private set; }

    /// <summary>The thread's sequence at this post's last change; null while it is not in the thread.</summary>
    public long? ChangedAt { get; private set; }

    /// <summary>
    /// The thread's sequence at which the post was first published. It orders the posts and never changes; null while the post is not
    /// in the thread.
    /// </summary>
    public long? Place { get; private set; }

    public string? ReplyToKey { get; private set; }

    public string AuthorKey { get; private set; } = "";

    public Member Author { get; private set; } = null!;

    public string? OrganisationKey { get; private set; }

    public Organisation? Organisation { get; private set; }

    public bool ByLayerOnly { get; private set; }

    public Layer? Layer { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? EditedAt { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    /// <summary>When readers first saw the post; null if they did not yet, or if that was before this column existed.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>How many members found the post useful, as of the last sweep.</summary>
    public int Votes { get; private set; }

    /// <summary>Whether the conclusion of the thread links to this post.</summary>
    public bool Cited { get; private set; }

    /// <summary>Key of the post in the other thread that has the text of this moved post; null for a post that was not moved.</summary>
    public string? MovedToKey { get; private set; }

    /// <summary>HTML of the published version, rendered once when written and never per reader; empty while nothing is published.</summary>
    public SafeHtml Html { get; private set; } = SafeHtml.Empty;

    public int LatestNumber { get; private set; }

    public int? PublishedNumber { get; private set; }

    public int? ProposedNumber { get; private set; }

    /// <summary>A key made by the client, so that sending a text twice makes one post.</summary>
    public string? ClientKey { get; private set; }

    public string? ExternalId { get; private set; }

    public Byline Byline => new(AuthorKey, OrganisationKey, ByLayerOnly, Layer);

    public bool IsInThread => Place is not null;

    /// <summary>Returns whether the viewer may edit the post. False for a conclusion, which has its own form.</summary>
    public bool CanBeEditedBy(Viewer viewer) =>
        viewer.MemberKey == AuthorKey && Kind != PostKind.Conclusion && State is (PostState.Visible or PostState.Waiting or PostState.Returned);

    /// <summary>
    /// Returns the moment until which the text may change; later changes could make replies to it wrong. Null means no limit, because
    /// readers do not see the post.
    /// </summary>
    public DateTime? EditableUntil(TimeSpan editFor) => State == PostState.Visible ? (PublishedAt ?? CreatedAt) + editFor : null;

    public bool CanBeWithdrawnBy(Viewer viewer) =>
        viewer.MemberKey == AuthorKey && State is (PostState.Visible or PostState.Waiting or PostState.Returned);

    public bool CanBeVotedOnBy(Viewer viewer) => viewer.IsMember && viewer.MemberKey != AuthorKey && State == PostState.Visible;

    /// <param name="by">The author of this version; null if it is the author of the post.</param>
    public PostVersion Propose(string body, SafeHtml html, string text, int htmlVersion, DateTime at, Byline? by = null)
    {
        if (State is PostState.Hidden or PostState.Withdrawn or PostState.Moved or PostState.Declined or PostState.Dropped)
            throw new RuleBroken("PostClosed");
        var version = new PostVersion(Key, ++LatestNumber, body, html, text, htmlVersion, at, by);
        ProposedNumber = version.Number;
        if (PublishedNumber is null)
            State = PostState.Waiting;
        return version;
    }

    /// <summary>
    /// Shows the proposed version in the thread. <paramref name="sequence"/> is the number of this change and, for a new post, its
    /// place.
    /// </summary>
    public void Publish(PostVersion version, long sequence, DateTime at)
    {
        if (version.PostKey != Key || version.Number != ProposedNumber)
            throw new RuleBroken("RevisionNotWaiting");
        if (PublishedNumber is not null)
            EditedAt = at;
        PublishedAt ??= at;
        version.Publish(at);
        PublishedNumber = version.Number;
        ProposedNumber = null;
        State = PostState.Visible;
        Html = version.Html;
        if (version.By is { } by)
            (AuthorKey, OrganisationKey, ByLayerOnly, Layer) = (by.MemberKey, by.OrganisationKey, by.ByLayerOnly, by.Layer);
        ChangedAt = sequence;
        Place ??= sequence;
    }

    public void Return() => Refuse(PostState.Returned);

    public void Decline() => Refuse(PostState.Declined);

    public void Accept(DateTime? at, long sequence)
    {
        if (at is not null && State != PostState.Visible)
            throw new RuleBroken("PostClosed");
        ChangeAt(sequence);
        AcceptedAt = at;
    }

    public void Withdraw(Viewer by, long sequence)
    {
        if (by.MemberKey != AuthorKey)
            throw new RuleBroken("OnlyTheAuthor");
        Leave(PostState.Withdrawn, sequence);
    }

    /// <summary>Withdraws a post that readers did not see yet.</summary>
    public void Drop(Viewer by)
    {
        if (by.MemberKey != AuthorKey)
            throw new RuleBroken("OnlyTheAuthor");
        if (IsInThread || !CanBeWithdrawnBy(by))
            throw new RuleBroken("PostClosed");
        State = PostState.Dropped;
        ProposedNumber = null;
    }

    public void Hide(long sequence) => Leave(PostState.Hidden, sequence);

    public void Show(long sequence)
    {
        if (State != PostState.Hidden)
            throw new RuleBroken("PostNotHidden");
        ChangeAt(sequence);
        State = PostState.Visible;
    }

    /// <param name="there">The post that has the text from now on.</param>
    public void MoveTo(Post there, long sequence)
    {
        Leave(PostState.Moved, sequence);
        MovedToKey = there.Key;
    }

    public void CountVotes(int votes, long sequence)
    {
        ChangeAt(sequence);
        Votes = votes;
    }

    public void Cite(bool cited, long sequence)
    {
        ChangeAt(sequence);
        Cited = cited;
    }

    /// <param name="sequence">Null while the post is not in the thread, because then no reader sees a change.</param>
    public void RevealAuthor(Viewer by, long? sequence)
    {
        if (by.MemberKey != AuthorKey)
            throw new RuleBroken("OnlyTheAuthor");
        if (!CanBeEditedBy(by))
            throw new RuleBroken("PostClosed");
        if (sequence is { } at)
            ChangeAt(at);
        ByLayerOnly = false;
    }

    public void KnownToClientAs(string clientKey) => ClientKey = clientKey;

    public void ComesFrom(string externalId) => ExternalId = externalId;

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Post, Key), new(ChangeKind.Thread, ThreadKey)];

    private void Leave(PostState state, long sequence)
    {
        if (State != PostState.Visible)
            throw new RuleBroken("PostClosed");
        ChangeAt(sequence);
        State = state;
        ProposedNumber = null;
        AcceptedAt = null;
    }

    /// <summary>
    /// Sets the number by which readers get this change. Throws for a post that is not in the thread, which has no number.
    /// </summary>
    private void ChangeAt(long sequence)
    {
        if (!IsInThread)
            throw new RuleBroken("PostClosed");
        ChangedAt = sequence;
    }

    private void Refuse(PostState state)
    {
        if (ProposedNumber is null)
            throw new RuleBroken("RevisionNotWaiting");
        ProposedNumber = null;
        if (PublishedNumber is null)
            State = state;
    }
}
