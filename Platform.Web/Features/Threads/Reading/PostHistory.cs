using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>A version that readers saw, and who wrote it.</summary>
public sealed record VersionSeen(int Number, DateTime At, PersonSeen By, string Body, SafeHtml Html);

/// <param name="Path">Path of the contribution that the thread belongs to.</param>
public sealed record PostVersions(Post Post, string Title, string Path, IReadOnlyList<VersionSeen> Versions);

/// <summary>The history of a post's text. A withdrawn, hidden or moved post has no history to read.</summary>
public sealed class PostHistory(PlatformDb db)
{
    /// <returns>Null when there is nothing to read for this viewer.</returns>
    public async Task<PostVersions?> Of(string threadKey, string postKey, Viewer viewer)
    {
        var contribution = await db.Contributions.AsNoTracking().ReadableBy(viewer).SingleOrDefaultAsync(c => c.Key == threadKey);
        if (contribution is null)
            return null;
        var post = await db.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Key == postKey && p.ThreadKey == threadKey && p.State == PostState.Visible);
        if (post is null)
            return null;

        // Readers never saw the versions that a moderator returned or has not read yet.
        var versions = await db.PostVersions.AsNoTracking()
            .Where(v => v.PostKey == postKey && (v.PublishedAt != null || v.Number == post.PublishedNumber))
            .Include(v => v.Author).Include(v => v.Organisation)
            .Include(v => v.Post.Author).Include(v => v.Post.Organisation)
            .OrderBy(v => v.Number)
            .ToListAsync();
        return new PostVersions(post, contribution.Title, contribution.Path, versions.ConvertAll(v =>
            new VersionSeen(v.Number, v.PublishedAt ?? v.CreatedAt, v.AuthorFacts().SeenBy(viewer), v.Body, v.Html)));
    }

    /// <returns>Key of the conclusion that readers see; null when there is none for this viewer.</returns>
    public Task<string?> Conclusion(string threadKey, Viewer viewer) => db.Contributions.ReadableBy(viewer)
        .Where(c => c.Key == threadKey)
        .SelectMany(c => db.Posts.Where(p => p.ThreadKey == c.Key && p.Kind == PostKind.Conclusion && p.State == PostState.Visible).Select(p => p.Key))
        .SingleOrDefaultAsync();
}
