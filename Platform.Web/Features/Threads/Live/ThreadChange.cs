using System.Text.Json.Serialization;
using Platform.Web.Access;

namespace Platform.Web.Features.Threads;

/// <summary>What the thread itself is now. The same for every reader.</summary>
public sealed record ThreadState(bool Locked, string? LockReason)
{
    public static ThreadState Of(LiveThread thread) => new(thread.Locked, thread.LockReason);
}

/// <summary>
/// One step of a thread: a post, or the thread itself, as it now is, at the number of its last change. The same for every
/// reader, so it is made for an outsider; what depends on the reader is up to the page.
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
/// What happened in a thread since a number. <paramref name="Sequence"/> is how far this answer reaches; with
/// <paramref name="More"/> there is more after it: ask again from there, or read the page anew.
/// </summary>
public sealed record ThreadChanges(long Sequence, bool More, IReadOnlyList<ThreadChange> Changes)
{
    /// <summary>How many there are now, for a page that does not hold them all.</summary>
    public int Answers { get; init; }

    public int Comments { get; init; }
}
