using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Home;

/// <param name="Words">The beginning of the last post.</param>
public sealed record Conversation(ContributionRow Row, string Words);

/// <summary>Queries for the home page.</summary>
public sealed class HomeQueries(PlatformDb db, CurrentMember me)
{
    private const int Excerpt = 140;

    private IQueryable<Contribution> Visible => db.Contributions.AsNoTracking().VisibleTo(me.Viewer);

    /// <summary>Finds the three threads with the latest posts. An imported thread counts only if somebody posted in it here.</summary>
    public async Task<IReadOnlyList<Conversation>> Conversations()
    {
        var posts = db.PostVersions.Where(v => v.Post.State == PostState.Visible && v.Number == v.Post.PublishedNumber);
        var found = await Visible
            .Where(c => c.Thread.LastPostAt != null && posts.Any(v => v.Post.ThreadKey == c.Key && (c.ImportedAt == null || v.Post.ExternalId == null)))
            .OrderByDescending(c => c.Thread.LastPostAt)
            .Take(3)
            .Select(c => new
            {
                c.Key,
                Words = posts.Where(v => v.Post.ThreadKey == c.Key).OrderByDescending(v => v.Post.CreatedAt).Select(v => v.Text.Substring(0, Excerpt)).First(),
            })
            .ToListAsync();
        var keys = found.ConvertAll(f => f.Key);
        var rows = await ContributionQueries.Rows(Visible.Where(c => keys.Contains(c.Key)), me.Viewer);
        return found.ConvertAll(f => new Conversation(rows.Single(r => r.Key == f.Key), Begin(f.Words)));
    }

    private static string Begin(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length < Excerpt || line.LastIndexOf(' ') is not (> 0 and var end) ? line : line[..end] + "…";
    }
}
