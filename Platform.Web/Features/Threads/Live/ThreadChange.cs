using System.Text.Json.Serialization;
using Platform.Web.Access;

namespace Platform.Web.Features.Threads;

/// <summary>The state of the thread itself, the same for every reader.</summary>
/// <param name="Same">How many members have the same question, without those who asked it.</param>
public sealed record ThreadState(bool Locked, string? LockReason, int Same)
{
    public static ThreadState Of(LiveThread thread) => new(thread.Locked, thread.LockReason, thread.SameCount);
}

/// <summary>
/// A change in a thread: the present state of a post or of the thread itself, with the number of its last change. Every reader gets the
/// same event, so it is built for an outsider. The page adds what depends on the reader.
/// </summary>
public sealed record ThreadChange(
    string Thread,
    long Sequence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PostSeen? Post = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ThreadState? State = null)
{
    public static ThreadChange Of(Post post) => new(post.ThreadKey, post.ChangedAt!.Value, PostSeen.By(Viewer.Outsider, post));

    public static ThreadChange Of(LiveThread thread) => new(thread.Key, thread.ChangedAt!.Value, State: ThreadState.Of(thread));
}

/// <summary>
/// The changes in a thread after a number. This answer is complete up to <paramref name="Sequence"/>. If <paramref name="More"/> is
/// true, there are later changes: ask again from <paramref name="Sequence"/>, or reload the page.
/// </summary>
public sealed record ThreadChanges(long Sequence, bool More, IReadOnlyList<ThreadChange> Changes)
{
    /// <summary>Number of answers in the thread, for a page that does not show them all.</summary>
    public int Answers { get; init; }

    /// <summary>Number of comments, without the counter-views.</summary>
    public int Comments { get; init; }

    public int CounterViews { get; init; }
}
