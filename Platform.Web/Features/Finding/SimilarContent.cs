using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Platform.Web.Search;

namespace Platform.Web.Features.Finding;

/// <summary>
/// Finds content for someone who types, writes or reads. The index finds it; the database gives its present title and decides
/// whether this viewer may see it. Content that the viewer may not see does not influence the result.
/// </summary>
public sealed class SimilarContent(LiveIndex index, PlatformDb db)
{
    public const int Most = 20;
    private const int PassageLength = 240;

    /// <summary>Completes typed words from titles and tags, never from what others searched. Takes at most two queries by key.</summary>
    public async Task<IReadOnlyList<Completed>> Complete(string typed, Viewer viewer, int count, CancellationToken cancel)
    {
        var suggested = index.Use(i => i.Suggest(typed, new SearchRequest().For(viewer).Audiences, count));
        var keys = suggested.Where(s => s.Contribution is not null).Select(s => s.Contribution!).ToList();
        var tags = suggested.Where(s => s.Tag is not null).Select(s => s.Tag!).ToList();
        var titles = keys.Count == 0
            ? []
            : await db.Contributions.AsNoTracking().VisibleTo(viewer).Where(c => keys.Contains(c.Key)).ToDictionaryAsync(c => c.Key, cancel);
        var names = tags.Count == 0
            ? []
            : await db.Tags.AsNoTracking().Where(t => tags.Contains(t.Key)).ToDictionaryAsync(t => t.Key, t => t.Name, cancel);
        return [.. suggested.Select(Known).OfType<Completed>()];

        Completed? Known(Suggestion s) =>
            s.Tag is not null && names.TryGetValue(s.Tag, out var name) ? new Completed(name, $"/tags/{s.Tag}", null)
            : s.Contribution is not null && titles.TryGetValue(s.Contribution, out var c) ? new Completed(c.Title, c.Path, c.Kind)
            : null;
    }

    /// <summary>Finds contributions similar to a text ("Does this exist already?"), the most similar first.</summary>
    public Task<IReadOnlyList<SimilarItem>> Similar(string title, string body, Viewer viewer, int count, CancellationToken cancel) =>
        Items(index.Use(i => i.Similar(title, body, Request(viewer, count))), viewer, cancel);

    /// <summary>Adds the first words of each contribution, by which somebody sees whether it is about the same.</summary>
    public async Task<IReadOnlyList<SimilarItem>> WithBeginnings(IReadOnlyList<SimilarItem> items)
    {
        var keys = items.Select(i => i.Row.Key).ToList();
        var texts = keys.Count == 0
            ? []
            : await db.Revisions.AsNoTracking()
                .Where(r => keys.Contains(r.ContributionKey) && r.Number == r.Contribution.PublishedNumber)
                .Select(r => new { r.ContributionKey, Text = r.Text.Substring(0, PassageLength + 1) })
                .ToDictionaryAsync(r => r.ContributionKey, r => r.Text);
        return [.. items.Select(i => i with { Beginning = Shorten(texts.GetValueOrDefault(i.Row.Key, "")) })];
    }

    /// <returns>Null when there is no such contribution for this viewer.</returns>
    public async Task<IReadOnlyList<SimilarItem>?> Related(string key, Viewer viewer, int count, CancellationToken cancel) =>
        await db.Contributions.VisibleTo(viewer).AnyAsync(c => c.Key == key, cancel)
            ? await Items(index.Use(i => i.Related(key, Request(viewer, count))), viewer, cancel)
            : null;

    /// <summary>Returns only the keys, for callers that cache them. Reads nothing from the database.</summary>
    public IReadOnlyList<string> RelatedKeys(string key, Viewer viewer, int count) =>
        [.. index.Use(i => i.Related(key, Request(viewer, count))).Hits.Select(h => h.Contribution)];

    private async Task<IReadOnlyList<SimilarItem>> Items(SearchResults results, Viewer viewer, CancellationToken cancel)
    {
        var keys = results.Hits.Select(h => h.Contribution).ToList();
        var rows = await db.Contributions.AsNoTracking().VisibleTo(viewer)
            .Where(c => keys.Contains(c.Key))
            .Include(c => c.Author).Include(c => c.Organisation).Include(c => c.Thread)
            .ToDictionaryAsync(c => c.Key, cancel);
        var accepted = rows.Values.Select(c => c.Thread.AcceptedPostKey).OfType<string>().ToList();
        var answers = accepted.Count == 0
            ? []
            : await db.PostVersions.AsNoTracking()
                .Where(v => accepted.Contains(v.PostKey) && v.Number == v.Post.PublishedNumber && v.Post.State == PostState.Visible)
                .Select(v => new { v.PostKey, Text = v.Text.Substring(0, PassageLength + 1) })
                .ToDictionaryAsync(v => v.PostKey, v => v.Text, cancel);
        return [.. results.Hits.Where(h => rows.ContainsKey(h.Contribution)).Select(h => Item(h, rows[h.Contribution]))];

        SimilarItem Item(SearchHit hit, Contribution c)
        {
            // The index may be a moment behind. A reader must see the present title.
            var title = string.Concat(hit.Title.Select(s => s.Text)) == c.Title ? hit.Title : [new TextSegment(c.Title, false)];
            var found = hit.Document == hit.Contribution ? null : hit.Document;
            return c.Thread.AcceptedPostKey is { } key && key != found && answers.TryGetValue(key, out var answer)
                ? new SimilarItem(ContributionRow.Of(c, viewer), title, [new TextSegment(Shorten(answer), false)], key)
                : new SimilarItem(ContributionRow.Of(c, viewer), title, hit.Snippet, found);
        }
    }

    private static string Shorten(string text) =>
        text.Length <= PassageLength ? text : text[..Math.Max(text.LastIndexOf(' ', PassageLength - 1), PassageLength / 2)].TrimEnd(' ', '.', ',', ';', ':') + "…";

    private static SearchRequest Request(Viewer viewer, int count) => new SearchRequest { PageSize = count }.For(viewer);
}
