using System.Text.Json.Serialization;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// A post as page, API and live event show it. A tombstone has neither text nor author. <paramref name="Place"/> orders
/// the thread and never changes; <paramref name="Html"/> was made safe when it was written.
/// </summary>
public sealed record PostSeen(
    string Key,
    long Place,
    PostKind Kind,
    PostState State,
    string? Html,
    PersonSeen? Author,
    DateTime CreatedAt,
    string? ReplyTo,
    bool Accepted,
    DateTime? EditedAt)
{
    [JsonIgnore]
    public bool IsTombstone => State != PostState.Visible;

    /// <param name="post">In a thread; loaded with author and organisation.</param>
    public static PostSeen By(Viewer viewer, Post post)
    {
        var visible = post.State == PostState.Visible;
        return new PostSeen(
            post.Key, post.Place!.Value, post.Kind, post.State,
            visible ? post.Html : null,
            visible ? post.AuthorFacts().SeenBy(viewer) : null,
            post.CreatedAt, post.ReplyToKey, post.AcceptedAt is not null, post.EditedAt);
    }
}

/// <summary>
/// One step of a thread: the post as it now is, at the number of its last change. The same for every reader, so it is
/// made for an outsider; what depends on the reader is up to the page.
/// </summary>
public sealed record ThreadChange(string Thread, long Sequence, PostSeen Post)
{
    public static ThreadChange Of(Post post) => new(post.ThreadKey, post.ChangedAt!.Value, PostSeen.By(Viewer.Outsider, post));
}

/// <summary>
/// What happened in a thread since a number. <paramref name="Sequence"/> is how far this answer reaches; with
/// <paramref name="More"/> there is more after it: ask again from there, or read the page anew.
/// </summary>
public sealed record ThreadChanges(long Sequence, bool More, IReadOnlyList<ThreadChange> Changes)
{
    /// <summary>How many there are now, for a page that does not hold them all.</summary>
    public int Answers { get; init; }

    public int Comments { get; init; }
}
