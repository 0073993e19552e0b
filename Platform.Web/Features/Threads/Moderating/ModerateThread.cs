using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Review;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The acts of a moderator in a thread. Each act needs an explanation, is recorded in the audit trail and notifies the author
/// concerned.
/// </summary>
public sealed class ModerateThread(PlatformDb db, ThreadWriter threadWriter, ReviewQueue queue, ModeratorLetters letters, Interest interest, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Longest explanation, in characters. The author concerned reads it, and the audit trail records it.</summary>
    public const int MaxReason = LiveThread.LongestLockReason;

    /// <returns>Null when there is no such post.</returns>
    public Task<Post?> Hide(string threadKey, string postKey, ReviewReason reason, string? words, Viewer by)
    {
        RefuseUnlessModerator(by);
        if (reason == ReviewReason.None)
            throw new RuleBroken("ReasonCodeNeeded") { Field = "Reason" };
        var why = Words(words);
        return Post(threadKey, postKey, async (post, now) =>
        {
            await interest.Refuse(by, threadKey, postKey);
            await threadWriter.Hide(post, now);
            await queue.Withdraw(post, now);
            Note(by, "post.hide", $"post:{post.Key}", $"{reason}: {why}", now);
            await letters.Tell(post, NoticeKind.Hidden, threadKey, post.Key, reason, why, now);
        });
    }

    /// <summary>Undoes <see cref="Hide"/>.</summary>
    /// <returns>Null when there is no such post.</returns>
    public Task<Post?> Show(string threadKey, string postKey, string? words, Viewer by)
    {
        RefuseUnlessModerator(by);
        var why = Words(words);
        return Post(threadKey, postKey, async (post, now) =>
        {
            await interest.Refuse(by, threadKey, postKey);
            if (post.Kind == PostKind.Conclusion && await db.Posts.AnyAsync(p => p.ThreadKey == threadKey && p.Kind == PostKind.Conclusion && p.Key != postKey
                && (p.State == PostState.Visible || p.State == PostState.Waiting || p.State == PostState.Returned)))
                throw new Conflict("ConclusionExists");
            await threadWriter.Show(post, now);
            Note(by, "post.show", $"post:{post.Key}", why, now);
            await letters.Tell(post, NoticeKind.Shown, threadKey, post.Key, ReviewReason.None, why, now);
        });
    }

    /// <returns>Null when there is no such thread.</returns>
    public Task<LiveThread?> Lock(string threadKey, string? words, Viewer by) => Thread(threadKey, true, words, by);

    /// <returns>Null when there is no such thread.</returns>
    public Task<LiveThread?> Unlock(string threadKey, string? words, Viewer by) => Thread(threadKey, false, words, by);

    private Task<LiveThread?> Thread(string threadKey, bool locked, string? words, Viewer by)
    {
        RefuseUnlessModerator(by);
        var why = Words(words, new RuleBroken(locked ? "LockReasonNeeded" : "UnlockReasonNeeded") { Field = "Words" });
        return db.Transact(async () =>
        {
            if (!await db.Threads.AnyAsync(t => t.Key == threadKey))
                return null;
            await threadWriter.LockRow(threadKey);
            var thread = await db.Threads.SingleAsync(t => t.Key == threadKey);
            await interest.Refuse(by, threadKey);
            if (thread.Locked == locked)
                throw new Conflict("ChangedMeanwhile");
            var now = clock.UtcNow();
            await (locked ? threadWriter.Lock(threadKey, why) : threadWriter.Unlock(threadKey));
            Note(by, locked ? "thread.lock" : "thread.unlock", $"thread:{threadKey}", why, now);
            await letters.TellOwner(threadKey, locked ? NoticeKind.Locked : NoticeKind.Unlocked, why, now);
            return thread;
        });
    }

    private Task<Post?> Post(string threadKey, string postKey, Func<Post, DateTime, Task> act) => db.Transact(async () =>
    {
        if (!await db.Threads.AnyAsync(t => t.Key == threadKey))
            return null;
        // Read the post after locking the thread: of two moderators who act at once, the second sees what the first did.
        await threadWriter.LockRow(threadKey);
        var post = await db.Posts.InThread().SingleOrDefaultAsync(p => p.Key == postKey && p.ThreadKey == threadKey);
        if (post is not null)
            await act(post, clock.UtcNow());
        return post;
    });

    private void Note(Viewer by, string action, string subject, string result, DateTime at) =>
        audit.Record(by.MemberKey, action, subject, result, at);

    /// <param name="missing">Thrown when there is no explanation; null for the rule of a message to an author.</param>
    internal static string Words(string? typed, RuleBroken? missing = null)
    {
        var words = (typed ?? "").Trim();
        if (words.Length == 0)
            throw missing ?? new RuleBroken("ReasonNeeded") { Field = "Words" };
        if (words.Length > MaxReason)
            throw new RuleBroken("LineTooLong", MaxReason) { Field = "Words" };
        return words;
    }

    internal static void RefuseUnlessModerator(Viewer by)
    {
        if (!by.IsModerator)
            throw new RuleBroken("OnlyModerators");
    }
}
