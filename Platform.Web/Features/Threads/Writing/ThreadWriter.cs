using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Notifications;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The one place that changes a thread. Call each method inside <see cref="PlatformDb.Transact{T}"/>, before other writes. Taking the
/// next number locks the thread's row, which puts the changes of the thread in order.
/// </summary>
public sealed class ThreadWriter(PlatformDb db, AnswerLetters letters, Notifier notifier)
{
    public async Task Publish(Post post, PostVersion version, DateTime at)
    {
        var sequence = await ThreadBulk.AdvanceSequence(db, post.ThreadKey, 1);
        var isNew = !post.IsInThread;
        post.Publish(version, sequence, at);
        if (post.Kind == PostKind.Conclusion)
            await Cite(post.ThreadKey, Citations.In(post));
        if (!isNew)
            return;
        (await Thread(post.ThreadKey)).Count(post, +1, at);
        if (post.Kind == PostKind.Answer)
            await letters.Tell(post, version);
        if (post.Kind == PostKind.Conclusion)
            await notifier.ConclusionPublished(post, at);
        else
            await notifier.PostPublished(post, version, at);
    }

    /// <summary>Locks the thread's row, for callers that read the thread before they decide what to change.</summary>
    public Task LockRow(string threadKey) => ThreadBulk.AdvanceSequence(db, threadKey, 0);

    /// <summary>
    /// Publishes several posts of an import or a move, each with its own number, in the order given. Sends no mail and no
    /// notifications.
    /// </summary>
    public async Task Publish(string threadKey, IReadOnlyList<(Post Post, PostVersion Version, DateTime At)> posts)
    {
        var sequence = await ThreadBulk.AdvanceSequence(db, threadKey, posts.Count) - posts.Count;
        var thread = await Thread(threadKey);
        foreach (var (post, version, at) in posts)
        {
            var isNew = !post.IsInThread;
            post.Publish(version, ++sequence, at);
            if (isNew)
                thread.Count(post, +1, at);
        }
    }

    public async Task Withdraw(Post post, Viewer by, DateTime at)
    {
        post.Withdraw(by, await ThreadBulk.AdvanceSequence(db, post.ThreadKey, 1));
        await RemoveFromCounts(post, at);
    }

    public async Task Hide(Post post, DateTime at)
    {
        post.Hide(await ThreadBulk.AdvanceSequence(db, post.ThreadKey, 1));
        await RemoveFromCounts(post, at);
    }

    public async Task Show(Post post, DateTime at)
    {
        post.Show(await ThreadBulk.AdvanceSequence(db, post.ThreadKey, 1));
        (await Thread(post.ThreadKey)).Count(post, +1, at);
        if (post.Kind == PostKind.Conclusion)
            await Cite(post.ThreadKey, Citations.In(post));
    }

    public async Task Lock(string threadKey, string reason)
    {
        var sequence = await ThreadBulk.AdvanceSequence(db, threadKey, 1);
        (await Thread(threadKey)).Lock(reason, sequence);
    }

    public async Task Unlock(string threadKey)
    {
        var sequence = await ThreadBulk.AdvanceSequence(db, threadKey, 1);
        (await Thread(threadKey)).Unlock(sequence);
    }

    /// <summary>Counts members who have the same question, or (negative) who have it no longer.</summary>
    public async Task CountSame(string threadKey, int difference)
    {
        var sequence = await ThreadBulk.AdvanceSequence(db, threadKey, 1);
        (await Thread(threadKey)).CountSame(difference, sequence);
    }

    /// <summary>
    /// Updates the totals of the thread's posts from their votes. Each sweep first locks the thread, so two sweeps run one after the
    /// other. The next sweep finds a vote that is cast while this one runs.
    /// </summary>
    public async Task CountVotes(string threadKey)
    {
        await ThreadBulk.AdvanceSequence(db, threadKey, 0);
        var keys = await ThreadBulk.Uncounted(db)
            .Join(db.Posts.Where(p => p.ThreadKey == threadKey), v => v.PostKey, p => p.Key, (v, p) => p.Key)
            .Distinct().ToListAsync();

        // Mark the votes before counting them: a vote cast in between is counted by two sweeps rather than by none.
        await ThreadBulk.MarkCounted(db, keys);
        var votes = await db.Votes.Where(v => keys.Contains(v.PostKey) && v.Useful)
            .GroupBy(v => v.PostKey).Select(g => new { g.Key, Total = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Total);
        var changed = (await db.Posts.InThread().Where(p => keys.Contains(p.Key)).OrderBy(p => p.Place).ToListAsync())
            .FindAll(p => p.Votes != votes.GetValueOrDefault(p.Key));
        var sequence = await ThreadBulk.AdvanceSequence(db, threadKey, changed.Count) - changed.Count;
        foreach (var post in changed)
            post.CountVotes(votes.GetValueOrDefault(post.Key), ++sequence);
    }

    /// <summary>Moves posts to another thread. Each new post is published there before the old one becomes a tombstone.</summary>
    public async Task Move(IReadOnlyList<(Post Old, Post New, PostVersion Version)> moves, DateTime at)
    {
        await Publish(moves[0].New.ThreadKey, [.. moves.Select(m => (m.New, m.Version, at))]);
        var sequence = await ThreadBulk.AdvanceSequence(db, moves[0].Old.ThreadKey, moves.Count) - moves.Count;
        var thread = await Thread(moves[0].Old.ThreadKey);
        foreach (var (old, made, _) in moves)
        {
            old.MoveTo(made, ++sequence);
            RemoveFromCounts(thread, old, at);
        }
    }

    /// <summary>Marks the posts that the conclusion links to, and unmarks those that it no longer links to.</summary>
    private async Task Cite(string threadKey, IReadOnlyCollection<string> cited)
    {
        var changed = (await db.Posts.InThread()
            .Where(p => p.ThreadKey == threadKey && p.Kind != PostKind.Conclusion && (p.Cited || cited.Contains(p.Key)))
            .OrderBy(p => p.Place).ToListAsync())
            .FindAll(p => p.Cited != cited.Contains(p.Key));
        var sequence = await ThreadBulk.AdvanceSequence(db, threadKey, changed.Count) - changed.Count;
        foreach (var post in changed)
            post.Cite(!post.Cited, ++sequence);
    }

    /// <summary>Shows the author's name with a post. A post that is not in the thread yet takes no number.</summary>
    public async Task RevealAuthor(Post post, Viewer by) =>
        post.RevealAuthor(by, post.IsInThread ? await ThreadBulk.AdvanceSequence(db, post.ThreadKey, 1) : null);

    /// <summary>
    /// Accepts <paramref name="answer"/> (null: none) in place of <paramref name="before"/>; each changed post gets its own number.
    /// </summary>
    public async Task Accept(string threadKey, Post? answer, Post? before, DateTime at)
    {
        var changed = new[] { before, answer }.OfType<Post>().Where(_ => before != answer).ToList();
        if (changed.Count == 0)
            return;
        var sequence = await ThreadBulk.AdvanceSequence(db, threadKey, changed.Count) - changed.Count;
        (await Thread(threadKey)).Accept(answer);
        foreach (var post in changed)
            post.Accept(post == answer ? at : null, ++sequence);
        if (answer is not null)
            await notifier.AnswerAccepted(answer, await Owner(threadKey), at);
    }

    private Task<string> Owner(string threadKey) => db.Contributions.Where(c => c.Key == threadKey).Select(c => c.AuthorKey).SingleAsync();

    private async Task RemoveFromCounts(Post post, DateTime at)
    {
        RemoveFromCounts(await Thread(post.ThreadKey), post, at);
        if (post.Kind == PostKind.Conclusion)
            await Cite(post.ThreadKey, []);
    }

    private static void RemoveFromCounts(LiveThread thread, Post post, DateTime at)
    {
        thread.Count(post, -1, at);
        if (thread.AcceptedPostKey == post.Key)
            thread.Accept(null);
    }

    /// <summary>Loads the thread. Call this after locking its row, so that the counts are current.</summary>
    private async Task<LiveThread> Thread(string key)
    {
        if (db.Threads.Local.FindEntry(key) is not { } tracked)
            return await db.Threads.SingleAsync(t => t.Key == key);
        await tracked.ReloadAsync();
        return tracked.Entity;
    }
}
