using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Notifications;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The one place that changes a thread. Each method is called inside <see cref="PlatformDb.Transact{T}"/>, before other
/// writes: taking the next number locks the thread's row, and so orders what happens in it.
/// </summary>
public sealed class Append(PlatformDb db, AnswerLetters letters, Notices notices)
{
    public async Task Publish(Post post, PostVersion version, DateTime at)
    {
        var sequence = await Bulk.AdvanceSequence(db, post.ThreadKey, 1);
        var isNew = !post.IsInThread;
        post.Publish(version, sequence, at);
        if (!isNew)
            return;
        (await Thread(post.ThreadKey)).Count(post, +1, at);
        if (post.Kind == PostKind.Answer)
            await letters.Tell(post, version);
        await notices.Tell(post, version, at);
    }

    /// <summary>Several at once from elsewhere, each with a number of its own, in the order given. Nobody is mailed.</summary>
    public async Task Publish(string threadKey, IReadOnlyList<(Post Post, PostVersion Version, DateTime At)> posts)
    {
        var sequence = await Bulk.AdvanceSequence(db, threadKey, posts.Count) - posts.Count;
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
        post.Withdraw(by, await Bulk.AdvanceSequence(db, post.ThreadKey, 1));
        await Leave(post, at);
    }

    public async Task Hide(Post post, DateTime at)
    {
        post.Hide(await Bulk.AdvanceSequence(db, post.ThreadKey, 1));
        await Leave(post, at);
    }

    public async Task RevealAuthor(Post post, Viewer by) =>
        post.RevealAuthor(by, await Bulk.AdvanceSequence(db, post.ThreadKey, 1));

    /// <summary>Accepts <paramref name="answer"/> (or none) in place of <paramref name="before"/>; each changed post gets a number of its own.</summary>
    public async Task Accept(string threadKey, Post? answer, Post? before, DateTime at)
    {
        var changed = new[] { before, answer }.OfType<Post>().Where(_ => before != answer).ToList();
        if (changed.Count == 0)
            return;
        var sequence = await Bulk.AdvanceSequence(db, threadKey, changed.Count) - changed.Count;
        (await Thread(threadKey)).Accept(answer);
        foreach (var post in changed)
            post.Accept(post == answer ? at : null, ++sequence);
        if (answer is not null)
            await notices.Tell(answer.AuthorKey, NoticeKind.Accepted, threadKey, answer.Key, await Owner(threadKey), at);
    }

    private Task<string> Owner(string threadKey) => db.Contributions.Where(c => c.Key == threadKey).Select(c => c.AuthorKey).SingleAsync();

    private async Task Leave(Post post, DateTime at)
    {
        var thread = await Thread(post.ThreadKey);
        thread.Count(post, -1, at);
        if (thread.AcceptedPostKey == post.Key)
            thread.Accept(null);
    }

    /// <summary>Read after its row is locked, so the counts are those of this moment.</summary>
    private async Task<LiveThread> Thread(string key)
    {
        var thread = await db.Threads.SingleAsync(t => t.Key == key);
        await db.Entry(thread).ReloadAsync();
        return thread;
    }
}
