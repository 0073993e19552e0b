using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Search;

/// <param name="Q">The query as it was understood, in its standard form.</param>
/// <param name="Total">The number of items on all pages. They fit the query: they have all its words in some form, or most of them by weight.</param>
/// <param name="IsEstimate">True when there are so many results that the total and the counts are estimates.</param>
/// <param name="IsPartial">True when the search took too long and stopped early, so that there may be more results.</param>
/// <param name="Corrections">Words that no text has, with the words that were searched instead.</param>
/// <param name="Problems">Parts of the query that were left out.</param>
/// <param name="AllWords">True when something has all words of the query, in some form.</param>
/// <param name="Others">On a first page with few items: the best that do not fit, because they lack too many words. They are in no count.</param>
public sealed record SearchAnswer(
    string Q, int Total, bool IsEstimate, bool IsPartial, IReadOnlyList<SearchItem> Items, IReadOnlyList<SearchFacet> Facets, IReadOnlyList<Correction> Corrections, IReadOnlyList<SearchProblem> Problems,
    bool AllWords, IReadOnlyList<SearchItem> Others);

/// <param name="Snippet">Plain text around the matching words.</param>
/// <param name="Marks">The parts of the snippet that matched, as [start, length] in characters.</param>
/// <param name="Section">The heading above the snippet; null without one.</param>
/// <param name="LeftOut">The words of the query, as typed, that it has in no form.</param>
public sealed record SearchItem(
    string Key, string Kind, string Title, string Url, string Snippet, IReadOnlyList<int[]> Marks, SearchSection? Section, DateTime PublishedAt, PersonSeen Author, IReadOnlyList<string> LeftOut);

public sealed record SearchSection(string Heading, string Url);

public sealed record SearchFacet(string Name, IReadOnlyList<FacetChoice> Values);

/// <param name="Nearest">The key or value that may have been meant; null without one.</param>
/// <param name="Q">The query with that in its place; null without one.</param>
public sealed record SearchProblem(string Kind, string Typed, string? Nearest, string? Q);

public static class SearchApi
{
    public static void MapSearch(this RouteGroupBuilder api) =>
        api.MapGet("/search", Find).RequireRateLimiting(SearchesAtOnce.Policy).ProducesProblem(StatusCodes.Status503ServiceUnavailable).WithName("Search").WithSummary("Search the archive: what a visitor, or the holder of the token, may see.");

    private static async Task<Ok<SearchAnswer>> Find(
        ReadQuery read, ArchiveSearch archive, FacetLabels labels, PlatformDb db, CurrentMember me, HttpRequest http, CancellationToken cancel,
        [StringLength(QueryLimits.Length)] string? q = null, string? kind = null, string? language = null, string? tag = null, string? organisation = null,
        int? year = null, string? sort = null, int page = 1, int pageSize = 20)
    {
        var broken = new List<RuleBroken>();
        if (page < 1)
            broken.Add(new RuleBroken("PageOutOfRange", SearchRequest.LargestPage) { Field = "Page" });
        if (pageSize is < 1 or > SearchRequest.LargestPage)
            broken.Add(new RuleBroken("PageOutOfRange", SearchRequest.LargestPage) { Field = "PageSize" });
        if (kind is not (null or "") && !Kinds.TryParse(kind, out _))
            broken.Add(new RuleBroken("KindUnknown", string.Join(", ", Kinds.All.Select(k => k.Kind.ApiName))) { Field = "Kind" });
        if (language is not (null or "" or "nl" or "en"))
            broken.Add(new RuleBroken("LanguageUnknown") { Field = "Language" });
        if (sort is not (null or "") && !ApiName.TryParse<SearchSort>(sort, out _))
            broken.Add(new RuleBroken("SortUnknown") { Field = "Sort" });
        foreach (var (facet, values) in SearchFilters.Registered(http.Query))
            if (values.Any(v => v is not (null or "") && facet.Values!.All(known => known.Value != v)))
                broken.Add(new RuleBroken("FacetValueUnknown", string.Join(", ", facet.Values!.Select(v => v.Value).Distinct())) { Field = facet.Name });
        if (broken.Count > 0)
            throw new RulesBroken(broken);

        var filters = new SearchFilters
        {
            Kind = One(kind), Language = One(language), Tag = One(tag), Organisation = One(organisation), Year = One(year?.ToString(CultureInfo.InvariantCulture)), Sort = sort,
        };
        var query = await read.Read(q, me.Viewer, cancel, filters.AsQuery(http.Query));
        var found = await archive.Find(query.Request with { Page = page, PageSize = pageSize }, me.Viewer, cancel);
        var facets = await labels.Choices(db, found.Facets, query.Request.Filters, cancel);
        return TypedResults.Ok(new SearchAnswer(
            query.Written, found.Total, found.IsEstimate, found.IsPartial, [.. found.Items.Select(i => Item(i, http))], [.. facets.Select(f => new SearchFacet(f.Facet.Name, f.Choices))], found.Corrections,
            [.. query.Problems.Select(p => new SearchProblem(ApiName.Of(p.Kind), p.Typed, p.Nearest, p.Instead))],
            found.HasAllWords, [.. found.Others.Select(i => Item(i, http))]));
    }

    private static string[] One(string? value) => string.IsNullOrEmpty(value) ? [] : [value];

    private static SearchItem Item(FoundContribution found, HttpRequest http)
    {
        var marks = new List<int[]>();
        var at = 0;
        foreach (var segment in found.Snippet)
        {
            if (segment.Marked)
                marks.Add([at, segment.Text.Length]);
            at += segment.Text.Length;
        }

        return new SearchItem(
            found.Key, found.Kind.ApiName, string.Concat(found.Title.Select(s => s.Text)), http.Absolute(found.Path),
            string.Concat(found.Snippet.Select(s => s.Text)), marks,
            found.Section is { } section ? new SearchSection(section.Heading, http.Absolute($"{found.Path}#{section.Anchor}")) : null, found.PublishedAt, found.Author, found.LeftOut);
    }
}
