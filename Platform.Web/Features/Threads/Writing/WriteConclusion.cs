using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The act of writing the conclusion of a thread. A conclusion is a post, so it has versions, review and events like any other. The
/// thread's author and moderators write it; each version records who wrote it.
/// </summary>
public sealed partial class WriteConclusion(
    PlatformDb db, MarkdownRenderer markdown, ThreadWriter threadWriter, Bylines bylines, Trust trust, ReviewQueue queue, TimeProvider clock)
{
    public static bool IsOpenTo(Contribution contribution, Viewer viewer) =>
        contribution.CanBeDiscussedBy(viewer) && (contribution.AuthorKey == viewer.MemberKey || viewer.IsModerator);

    /// <summary>
    /// Finds the conclusion that is visible, waits or was returned, with the text of its latest version. Null when there is none.
    /// </summary>
    public async Task<(Post Post, string Body)?> Find(string threadKey)
    {
        var found = await Open(threadKey).AsNoTracking()
            .Select(p => new { Post = p, Body = db.PostVersions.Where(v => v.PostKey == p.Key && v.Number == p.LatestNumber).Select(v => v.Body).Single() })
            .SingleOrDefaultAsync();
        return found is null ? null : (found.Post, found.Body);
    }

    /// <param name="baseNumber">Number of the version that the text is based on; 0 for a first conclusion.</param>
    /// <returns>Null when there is no such thread for this member.</returns>
    /// <exception cref="Conflict">Another version was saved since.</exception>
    /// <param name="byLayerOnly">Null: true if the writer opened the thread without a name, else false.</param>
    public async Task<Post?> Write(string threadKey, string? typed, bool? byLayerOnly, int baseNumber, Viewer by)
    {
        var contribution = await db.Contributions.AsNoTracking().VisibleTo(by).SingleOrDefaultAsync(c => c.Key == threadKey);
        if (contribution is null)
            return null;
        if (!IsOpenTo(contribution, by))
            throw new RuleBroken("OnlyOwnerOrModerator");
        var body = LinksMadeWhole(threadKey, typed);
        try
        {
            return await db.Transact(() => Add(threadKey, body, byLayerOnly ?? contribution.IsNamelessFor(by), baseNumber, by));
        }
        catch (DbUpdateException e) when (Conflicts.IsDuplicateKey(e))
        {
            // Two first conclusions were sent at once. The second is not based on the first, so it is refused.
            throw new Conflict("StaleEdit");
        }
    }

    private async Task<Post> Add(string threadKey, string body, bool byLayerOnly, int baseNumber, Viewer by)
    {
        await threadWriter.LockRow(threadKey);
        var now = clock.UtcNow();
        var member = await db.Members.SingleAsync(m => m.Key == by.MemberKey);
        var post = await Open(threadKey).SingleOrDefaultAsync();
        var byline = await bylines.Of(member, byLayerOnly, post?.Byline);
        if ((post?.LatestNumber ?? 0) != baseNumber)
            throw new Conflict("StaleEdit");
        if (post is null)
            db.Posts.Add(post = new Post(ShortKey.New(), threadKey, PostKind.Conclusion, null, byline, now));
        var rendered = markdown.Render(body, TextPlace.Post(post.Key));
        var version = post.Propose(body, rendered.Html, rendered.Text, MarkdownRenderer.Version, now, byline);
        db.PostVersions.Add(version);
        if (!await trust.Has(member))
        {
            await queue.Enqueue(post, version, now);
            return post;
        }

        await threadWriter.Publish(post, version, now);
        await queue.Withdraw(post, now);
        return post;
    }

    private IQueryable<Post> Open(string threadKey) => db.Posts.Where(p => p.ThreadKey == threadKey && p.Kind == PostKind.Conclusion
        && (p.State == PostState.Visible || p.State == PostState.Waiting || p.State == PostState.Returned));

    /// <summary>
    /// Replaces links within the page by the permanent addresses of the posts, which work wherever the text is shown.
    /// </summary>
    public static string LinksMadeWhole(string threadKey, string? typed) =>
        LinksWithin().Replace(Reply.Body(typed), $"](/threads/{threadKey}/posts/${{post}})");

    [GeneratedRegex(@"\]\(#p-(?<post>[0-9a-z]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex LinksWithin();
}
