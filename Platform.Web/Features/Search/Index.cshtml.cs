using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Data;
using Platform.Web.Features.MissedSearches;
using Platform.Web.Look;
using Platform.Web.Shared;

namespace Platform.Web.Features.Search;

/// <summary>One value of a facet as the form shows it.</summary>
public sealed record FacetChoice(string Value, string Label, int Count, bool Chosen);

public sealed class IndexModel(ArchiveSearch archive, PlatformDb db, CurrentMember me, FacetLabels labels, NoteMissed missed) : PageModel
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "")]
    public SearchFilters Filters { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? SortName { get; set; }

    /// <summary>Searches the words as typed, slips and all.</summary>
    [BindProperty(SupportsGet = true, Name = "verbatim")]
    public bool Verbatim { get; set; }

    [BindProperty(SupportsGet = true, Name = "page")]
    public string? PageNumber { get; set; }

    public SearchSort Sort => ApiName.TryParse<SearchSort>(SortName, out var sort) ? sort : SearchSort.Relevance;

    public FoundPage Found { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    /// <summary>Facets with something to choose, in the order of the form.</summary>
    public IReadOnlyList<(Facet Facet, IReadOnlyList<FacetChoice> Choices)> Facets { get; private set; } = [];

    public IEnumerable<(Facet Facet, FacetChoice Choice)> Chosen =>
        Facets.SelectMany(f => f.Choices.Where(c => c.Chosen).Select(c => (f.Facet, c)));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var page = int.TryParse(PageNumber, out var asked) && asked is > 0 and < 10_000 ? asked : 1;
        Found = await archive.Find(
            new SearchRequest { Text = Words ?? "", Verbatim = Verbatim, Filters = Filters.ToFacets(), Sort = Sort, Page = page, PageSize = PageSize }, me.Viewer, cancel);
        if (Found.Total == 0 && Filters.ToFacets().Count == 0)
            missed.Note(Words);
        Pager = Pager.For(page, Found.Total, PageSize);
        Facets = await labels.Choices(db, Found.Facets, Filters.ToFacets(), cancel);
    }

    /// <summary>The words that were searched, where they are not those typed.</summary>
    public string? Corrected => Found.Corrections.Count == 0
        ? null
        : Found.Corrections.Aggregate(Words!, (words, c) => words.Replace(c.Typed, c.Searched, StringComparison.OrdinalIgnoreCase));

    /// <summary>This search with one thing changed, from its first page.</summary>
    public string With(string name, string? add = null, string? remove = null)
    {
        var query = new QueryBuilder();
        foreach (var (key, values) in Request.Query.Where(p => p.Key != "page" && !(p.Key == name && add is not null)))
        {
            foreach (var value in values.Where(v => !(key == name && v == remove)))
                query.Add(key, value ?? "");
        }

        if (add is not null)
            query.Add(name, add);
        return Request.Path + query.ToQueryString();
    }
}
