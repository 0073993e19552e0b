using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>The acts of an author on a post they sent: edit it, withdraw it, show their name with it.</summary>
public sealed class EditPost(
    PlatformDb db, MarkdownRenderer markdown, ThreadWriter threadWriter, Trust trust, ReviewQueue queue, TimeProvider clock,
    IOptions<ThreadOptions> options)
{
    /// <summary>Finds the post and the text of its latest version. Null unless the viewer is the author and may edit it.</summary>
    public async Task<(Post Post, string Body)?> Find(string threadKey, string postKey, Viewer by) =>
        await Latest(threadKey, postKey, by) is { } found && found.Post.CanBeEditedBy(by) ? (found.Post, found.Version.Body) : null;

    /// <summary>Finds the post and the text that its author last saw of it. Null unless the viewer is the author and may withdraw it.</summary>
    public async Task<(Post Post, SafeHtml Html)?> FindToWithdraw(string threadKey, string postKey, Viewer by) =>
        await Latest(threadKey, postKey, by) is { } found && found.Post.CanBeWithdrawnBy(by)
            ? (found.Post, found.Post.IsInThread ? found.Post.Html : found.Version.Html)
            : null;

    /// <summary>
    /// Returns the moment until which the post can be edited. Null means no limit, because readers do not see the post.
    /// </summary>
    public DateTime? EditableUntil(Post post) => post.EditableUntil(options.Value.EditFor);

    public bool IsOver(Post post) => EditableUntil(post) < clock.UtcNow();

    /// <summary>
    /// Changes the text of a post. A trusted member's change is published at once. For others, readers keep the approved text until a
    /// moderator approves the new one.
    /// </summary>
    /// <param name="baseNumber">Number of the version that the text is based on.</param>
    /// <exception cref="Conflict">Another version was saved since.</exception>
    public Task<Post> Change(string postKey, string? typed, int baseNumber, Viewer by)
    {
        var body = Reply.Body(typed);
        var rendered = markdown.Render(body, TextPlace.Post(postKey));
        return Own(postKey, by, async (post, now) =>
        {
            if (!post.CanBeEditedBy(by))
                throw new RuleBroken("PostClosed");
            if (IsOver(post))
                throw new RuleBroken("EditTimeOver");
            if (post.IsInThread && await db.Threads.AnyAsync(t => t.Key == post.ThreadKey && t.Locked))
                throw new RuleBroken("ThreadLocked");
            if (post.LatestNumber != baseNumber)
                throw new Conflict("StaleEdit");
            var version = post.Propose(body, rendered.Html, rendered.Text, MarkdownRenderer.Version, now);
            db.PostVersions.Add(version);
            if (!await trust.Has(post.Author))
            {
                await queue.Enqueue(post, version, now);
                return;
            }

            await threadWriter.Publish(post, version, now);
            await queue.Withdraw(post, now);
        });
    }

    public Task<Post> Withdraw(string postKey, Viewer by) => Own(postKey, by, async (post, now) =>
    {
        if (post.IsInThread)
            await threadWriter.Withdraw(post, by, now);
        else
            post.Drop(by);
        await queue.Withdraw(post, now);
    });

    public Task<Post> RevealAuthor(string postKey, Viewer by) => Own(postKey, by, (post, _) => threadWriter.RevealAuthor(post, by));

    private async Task<(Post Post, PostVersion Version)?> Latest(string threadKey, string postKey, Viewer by)
    {
        var found = await db.Contributions.ReadableBy(by).Where(c => c.Key == threadKey)
            .SelectMany(c => db.Posts.Where(p => p.ThreadKey == c.Key && p.Key == postKey && p.AuthorKey == by.MemberKey))
            .Join(db.PostVersions, p => new { p.Key, Number = p.LatestNumber }, v => new { Key = v.PostKey, v.Number }, (p, v) => new { Post = p, Version = v })
            .AsNoTracking()
            .SingleOrDefaultAsync();
        return found is null ? null : (found.Post, found.Version);
    }

    private Task<Post> Own(string postKey, Viewer by, Func<Post, DateTime, Task> act) => db.Transact(async () =>
    {
        await threadWriter.LockRow(await db.Posts.Where(p => p.Key == postKey).Select(p => p.ThreadKey).SingleAsync());
        var post = await db.Posts.Include(p => p.Author).SingleAsync(p => p.Key == postKey);
        if (post.AuthorKey != by.MemberKey)
            throw new RuleBroken("OnlyTheAuthor");
        await act(post, clock.UtcNow());
        return post;
    });
}
