using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Search;
using Platform.Web.Features.Api;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Search;

public sealed record SearchAnswer(int Total, IReadOnlyList<SearchItem> Items);

/// <param name="Snippet">Plain text around what matched.</param>
/// <param name="Marks">The parts of the snippet that matched, as [start, length] in characters.</param>
public sealed record SearchItem(string Key, string Kind, string Title, string Url, string Snippet, IReadOnlyList<int[]> Marks, DateTime PublishedAt, PersonSeen Author);

public static class SearchApi
{
    public static void MapSearch(this RouteGroupBuilder api) =>
        api.MapGet("/search", Find).WithName("Search").WithSummary("Search the archive: what a visitor, or the holder of the token, may see.");

    private static async Task<Ok<SearchAnswer>> Find(
        ArchiveSearch archive, CurrentMember me, HttpRequest http, CancellationToken cancel,
        string? q = null, string? kind = null, string? language = null, string? tag = null, string? organisation = null,
        int? year = null, string? sort = null, int page = 1, int pageSize = 20)
    {
        var broken = new List<RuleBroken>();
        if (page < 1)
            broken.Add(new RuleBroken("PageOutOfRange", SearchRequest.LargestPage) { Field = "Page" });
        if (pageSize is < 1 or > SearchRequest.LargestPage)
            broken.Add(new RuleBroken("PageOutOfRange", SearchRequest.LargestPage) { Field = "PageSize" });
        if (kind is not (null or "") && !ApiName.TryParse<ContributionKind>(kind, out _))
            broken.Add(new RuleBroken("KindUnknown") { Field = "Kind" });
        if (language is not (null or "" or "nl" or "en"))
            broken.Add(new RuleBroken("LanguageUnknown") { Field = "Language" });
        var order = SearchSort.Relevance;
        if (sort is not (null or "") && !ApiName.TryParse(sort, out order))
            broken.Add(new RuleBroken("SortUnknown") { Field = "Sort" });
        if (broken.Count > 0)
            throw new RulesBroken(broken);

        var filters = new SearchFilters { Kind = One(kind), Language = One(language), Tag = One(tag), Organisation = One(organisation), Year = One(year?.ToString(System.Globalization.CultureInfo.InvariantCulture)) };
        var found = await archive.Find(
            new SearchRequest { Text = q ?? "", Filters = filters.ToFacets(), Sort = order, Page = page, PageSize = pageSize }, me.Viewer, cancel);
        return TypedResults.Ok(new SearchAnswer(found.Total, [.. found.Items.Select(i => Item(i, http))]));
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
            found.Key, ApiName.Of(found.Kind), string.Concat(found.Title.Select(s => s.Text)), http.Absolute(found.Path),
            string.Concat(found.Snippet.Select(s => s.Text)), marks, found.PublishedAt, found.Author);
    }
}
