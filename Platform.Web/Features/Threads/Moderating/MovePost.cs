using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Review;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The act of moving a post to the thread where it belongs. A row never changes its thread: the text, its byline, date and votes are
/// copied to a new post there. A tombstone that links to the new post stays here.
/// </summary>
public sealed class MovePost(PlatformDb db, ThreadWriter threadWriter, ReviewQueue queue, MarkdownRenderer markdown, ModeratorLetters letters, Interest interest, AuditTrail audit, TimeProvider clock)
{
    /// <param name="target">Address or key of the other thread.</param>
    /// <param name="withReplies">Whether the replies to the post, and the replies to those, move with it.</param>
    /// <returns>The post in the other thread; null when there is no such post here.</returns>
    public async Task<Post?> Move(string threadKey, string postKey, string? target, bool withReplies, string? words, Viewer by)
    {
        ModerateThread.RefuseUnlessModerator(by);
        var why = ModerateThread.Words(words);
        if (!await db.Contributions.AnyAsync(c => c.Key == threadKey))
            return null;
        var there = await Find(target, by);
        return await db.Transact(async () =>
        {
            // Lock in the order of the keys, so that two moves in opposite directions do not wait for each other.
            foreach (var key in new[] { threadKey, there.Key }.Order(StringComparer.Ordinal))
                await threadWriter.LockRow(key);
            // Read both again after locking them, because neither can be opened to more readers or locked from here on.
            RefuseUnlessItFits(await Read(threadKey), await Read(there.Key));
            var posts = await Subjects(threadKey, postKey, withReplies);
            if (posts.Count == 0)
                return null;
            foreach (var post in posts)
                await interest.Refuse(by, threadKey, post.Key);
            var now = clock.UtcNow();
            var moves = await Copies(posts, there, now);
            await threadWriter.Move(moves, now);
            foreach (var (old, made, _) in moves)
            {
                await queue.Withdraw(old, now);
                await letters.Tell(old, NoticeKind.Moved, there.Key, made.Key, ReviewReason.None, why, now);
            }

            audit.Record(by.MemberKey, "post.move", $"post:{postKey}", $"{there.Key}: {why}", now);
            return moves[0].New;
        });
    }

    private Task<Contribution> Read(string key) => db.Contributions.AsNoTracking().Include(c => c.Thread).SingleAsync(c => c.Key == key);

    private async Task<Contribution> Find(string? target, Viewer by)
    {
        var named = (target ?? "").Split(['/', '?', '#', '&', ' '], StringSplitOptions.RemoveEmptyEntries).Where(ShortKey.IsValid).ToList();
        return await db.Contributions.AsNoTracking().VisibleTo(by).Include(c => c.Thread).FirstOrDefaultAsync(c => named.Contains(c.Key))
            ?? throw new RuleBroken("MoveTargetUnknown") { Field = "Target" };
    }

    /// <summary>Throws when the post may not move there. No text may get more readers than it had.</summary>
    private static void RefuseUnlessItFits(Contribution here, Contribution there)
    {
        if (here.Key == there.Key)
            throw new RuleBroken("MoveElsewhere") { Field = "Target" };
        if (there.Audience.IsWiderThan(here.Audience))
            throw new RuleBroken("MoveWouldOpen") { Field = "Target" };
        if (there.Status != ContributionStatus.Published || there.Thread.Locked)
            throw new RuleBroken("ThreadLocked") { Field = "Target" };
    }

    /// <summary>
    /// Finds the post and, with <paramref name="withReplies"/>, its visible replies in the order of the thread. A reply therefore comes
    /// after the post it replies to.
    /// </summary>
    private async Task<List<Post>> Subjects(string threadKey, string postKey, bool withReplies)
    {
        var subject = await db.Posts.InThread().SingleOrDefaultAsync(p => p.Key == postKey && p.ThreadKey == threadKey);
        if (subject is null)
            return [];
        if (subject.State != PostState.Visible || subject.Kind == PostKind.Conclusion)
            throw new RuleBroken("PostClosed");
        if (!withReplies)
            return [subject];
        var later = await db.Posts.InThread()
            .Where(p => p.ThreadKey == threadKey && p.Place > subject.Place && p.State == PostState.Visible && p.Kind != PostKind.Conclusion)
            .OrderBy(p => p.Place).ToListAsync();
        var keys = new HashSet<string> { subject.Key };
        return [subject, .. later.Where(p => p.ReplyToKey is { } to && keys.Contains(to) && keys.Add(p.Key))];
    }

    private async Task<List<(Post Old, Post New, PostVersion Version)>> Copies(List<Post> posts, Contribution there, DateTime now)
    {
        var made = new Dictionary<string, Post>();
        var moves = new List<(Post, Post, PostVersion)>();
        foreach (var old in posts)
        {
            var body = await db.PostVersions.Where(v => v.PostKey == old.Key && v.Number == old.PublishedNumber).Select(v => v.Body).SingleAsync();
            var kind = old.Kind == PostKind.Answer && !there.TakesAnswers ? PostKind.Comment : old.Kind;
            var post = new Post(ShortKey.New(), there.Key, kind, old.ReplyToKey is { } to ? made.GetValueOrDefault(to)?.Key : null, old.Byline, old.CreatedAt);
            var rendered = markdown.Render(body, TextPlace.Post(post.Key));
            var version = post.Propose(body, rendered.Html, rendered.Text, MarkdownRenderer.Version, now);
            db.Posts.Add(post);
            db.PostVersions.Add(version);
            db.Votes.AddRange((await db.Votes.AsNoTracking().Where(v => v.PostKey == old.Key && v.Useful).ToListAsync()).Select(v => v.For(post)));
            made[old.Key] = post;
            moves.Add((old, post, version));
        }

        return moves;
    }
}
