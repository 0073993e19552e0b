using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Platform.Web.Search;

namespace Platform.Web.Features.Search;

/// <summary>A found contribution as its reader may see it now. The index finds it; the database gives its present data.</summary>
/// <param name="Section">The heading above the snippet; null without one.</param>
public sealed record FoundContribution(
    string Key, ContributionKind Kind, string Path, IReadOnlyList<TextSegment> Title, IReadOnlyList<TextSegment> Snippet, HitSection? Section, string? PostKey,
    DateTime PublishedAt, PersonSeen Author, bool MembersOnly, int AnswerCount, string? AcceptedPostKey, float Score)
{
    /// <summary>Whether the hit is in the conclusion of its thread.</summary>
    public bool IsConclusion { get; init; }

    /// <summary>The words of the query that the contribution has in no form, as typed.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    public bool Solved => AcceptedPostKey is not null;

    public string HitPath => PostKey is null ? Path : PostAddress.Of(Path, PostKey);
}

/// <param name="Total">The number of results on all pages: of contributions that fit the query.</param>
/// <param name="IsEstimate">True when there are so many results that the total and the counts of facets are estimates.</param>
/// <param name="IsPartial">True when the time was over before everything was searched.</param>
/// <param name="Corrections">Words that no text has, with the words that were searched instead.</param>
public sealed record FoundPage(
    int Total, IReadOnlyList<FoundContribution> Items, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets, IReadOnlyList<Correction> Corrections, bool IsEstimate, bool IsPartial)
{
    /// <summary>Whether a contribution has all words of the query.</summary>
    public bool HasAllWords { get; init; }

    /// <summary>The best contributions that lack too many of the words, where few fit. They are not counted.</summary>
    public IReadOnlyList<FoundContribution> Others { get; init; } = [];
}

/// <summary>
/// Searches the archive for a viewer. The query contains the viewer's audiences, so hidden text never influences the result.
/// </summary>
public sealed class ArchiveSearch(LiveIndex index, PlatformDb db, IOptions<SearchOptions> options)
{
    // The deadline for all searches of one request together.
    private SearchDeadline? _deadline;

    public async Task<FoundPage> Find(SearchRequest request, Viewer viewer, CancellationToken cancel)
    {
        var results = index.Search(For(request, viewer));
        var keys = results.Hits.Concat(results.Others).Select(h => h.Contribution).ToList();
        var rows = await db.Contributions.AsNoTracking().VisibleTo(viewer)
            .Where(c => keys.Contains(c.Key))
            .Include(c => c.Author).Include(c => c.Organisation).Include(c => c.Thread)
            .Select(c => new
            {
                Contribution = c,
                Conclusion = db.Posts.Where(p => p.ThreadKey == c.Key && p.Kind == PostKind.Conclusion && p.State == PostState.Visible).Select(p => p.Key).FirstOrDefault(),
            })
            .ToDictionaryAsync(c => c.Contribution.Key, cancel);
        return new FoundPage(results.Total, Present(results.Hits), results.Facets, results.Corrections, results.IsEstimate, results.IsPartial)
        {
            HasAllWords = results.HasAllWords, Others = Present(results.Others),
        };

        List<FoundContribution> Present(IEnumerable<SearchHit> hits) => [.. hits.Where(h => rows.ContainsKey(h.Contribution))
            .Select(h => Found(h, rows[h.Contribution].Contribution, viewer) with { IsConclusion = h.Document == rows[h.Contribution].Conclusion, LeftOut = h.LeftOut })];
    }

    /// <summary>Counts the results and their facets, without reading them.</summary>
    public SearchResults Count(SearchRequest request, Viewer viewer) => index.Search(For(request, viewer) with { Page = 1, PageSize = 1 });

    /// <summary>Finds the best passage of a post for a query, or its beginning; null when the viewer may not see it.</summary>
    public SearchHit? Passage(string postKey, SearchRequest request, Viewer viewer, bool opening) => index.Use(i => i.Passage(postKey, For(request, viewer), opening));

    private SearchRequest For(SearchRequest request, Viewer viewer) =>
        request.For(viewer) with { Deadline = _deadline ??= new SearchDeadline(options.Value.Longest) };

    private static FoundContribution Found(SearchHit hit, Contribution c, Viewer viewer)
    {
        var isPost = hit.Document != hit.Contribution;
        // The index may be a moment behind. A reader must see the present title.
        var title = string.Concat(hit.Title.Select(s => s.Text)) == c.Title ? hit.Title : [new TextSegment(c.Title, false)];
        return new FoundContribution(
            c.Key, c.Kind, c.Path, title, hit.Snippet, hit.Section, isPost ? hit.Document : null,
            c.PublishedAt!.Value, c.AuthorFacts().SeenBy(viewer), c.Audience == Audience.Members, c.Thread.AnswerCount, c.Thread.AcceptedPostKey, hit.Score);
    }
}
