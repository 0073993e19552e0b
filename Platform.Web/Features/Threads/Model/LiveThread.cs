using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The conversation under a contribution; both have the same key. Only <c>ThreadBulk.AdvanceSequence</c> raises <see cref="Sequence"/>.
/// It locks the thread's row, which puts the changes of the thread in order.
/// </summary>
public sealed class LiveThread : IChangeSource
{
    public const int LongestLockReason = 250;

    private LiveThread()
    {
    }

    public LiveThread(string key) => Key = key;

    public string Key { get; private set; } = "";

    /// <summary>Number of the last change; every changed post carries the number of its own last change.</summary>
    public long Sequence { get; private set; }

    /// <summary>Number of the last change of the thread itself, not of a post in it; null while there was none.</summary>
    public long? ChangedAt { get; private set; }

    public bool Locked { get; private set; }

    /// <summary>The moderator's explanation to readers why the thread is locked; null when it is not locked.</summary>
    public string? LockReason { get; private set; }

    public int AnswerCount { get; private set; }

    public int CommentCount { get; private set; }

    public DateTime? LastPostAt { get; private set; }

    public string? AcceptedPostKey { get; private set; }

    /// <summary>How many members have the same question, without those who asked it. 0 in the thread of another kind.</summary>
    public int SameCount { get; private set; }

    public void Count(Post post, int difference, DateTime at)
    {
        if (post.Kind == PostKind.Conclusion)
            return;
        if (post.Kind == PostKind.Answer)
            AnswerCount += difference;
        else
            CommentCount += difference;
        // An import may add posts that are older than the last one.
        if (difference > 0 && !(LastPostAt > at))
            LastPostAt = at;
    }

    public void Accept(Post? post)
    {
        if (post is not null && (post.ThreadKey != Key || post.Kind != PostKind.Answer || post.State != PostState.Visible))
            throw new RuleBroken("OnlyAnAnswerIsAccepted");
        AcceptedPostKey = post?.Key;
    }

    /// <param name="difference">Positive for members who have the same question, negative for members who have it no longer.</param>
    public void CountSame(int difference, long sequence)
    {
        SameCount += difference;
        ChangedAt = sequence;
    }

    public void Lock(string reason, long sequence)
    {
        Locked = true;
        LockReason = reason;
        ChangedAt = sequence;
    }

    public void Unlock(long sequence)
    {
        Locked = false;
        LockReason = null;
        ChangedAt = sequence;
    }

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Thread, Key)];
}
