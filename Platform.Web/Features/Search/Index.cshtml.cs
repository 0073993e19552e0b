using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.MissedSearches;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;
using Platform.Web.Ui;

namespace Platform.Web.Features.Search;

/// <summary>The page with search results.</summary>
[EnableRateLimiting(SearchesAtOnce.Policy)]
[CachedPage("q", "verbatim", "page")]
public sealed class IndexModel(
    ReadQuery read, ArchiveSearch archive, FindAnswer answers, NothingFound nothing, PlatformDb db, CurrentMember me, FacetLabels labels, RecordMissedSearch missed,
    PageTags tags, IStringLocalizer<SearchText> texts) : PageModel
{
    public const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "q"), StringLength(QueryLimits.Length)]
    public string? Typed { get; set; }

    [BindProperty(SupportsGet = true, Name = "")]
    public SearchFilters Filters { get; set; } = new();

    /// <summary>Searches the words as typed, without corrections.</summary>
    [BindProperty(SupportsGet = true, Name = "verbatim")]
    public bool Verbatim { get; set; }

    public SearchQuery Query { get; private set; } = null!;

    public FoundPage Found { get; private set; } = null!;

    public AnswerCard? Answer { get; private set; }

    /// <summary>True when nothing has all the words that were typed, or nothing of the first page has.</summary>
    public bool IsPoor => Words.Length > 0 && !Found.IsPartial && (!Found.HasAllWords || (Pager.Page == 1 && Found.Items.Count > 0 && Found.Items.All(h => h.LeftOut.Count > 0)));

    /// <summary>The text to search, without keys.</summary>
    public string Words => Query.Request.Text.Trim();

    /// <summary>Whether one word was typed, such as "burn-out".</summary>
    public bool HasOneWord => !Words.Contains(' ', StringComparison.Ordinal);

    /// <summary>The address of the form for a question, with the words as its title.</summary>
    public string Ask => "/ask?title=" + Uri.EscapeDataString(Query.Words.Length > TextLimits.Title ? Query.Words[..TextLimits.Title] : Query.Words);

    /// <summary>Null when something was found.</summary>
    public WaysOn? WaysOn { get; private set; }

    public Pager Pager { get; private set; } = null!;

    /// <summary>The facets with a choice, in the order of the form.</summary>
    public IReadOnlyList<(Facet Facet, IReadOnlyList<FacetChoice> Choices)> Facets { get; private set; } = [];

    /// <summary>The number of results in words, such as "12 resultaten".</summary>
    public string Count => Found.Total switch
    {
        0 => texts[Found.Others.Count == 0 ? "NoResults" : HasOneWord ? "NotThisWord" : "NotAllWords"],
        1 => texts["OneResult"],
        _ => texts[Found.IsEstimate ? "ResultsEstimate" : "Results", Found.Total.ToString("N0", CultureInfo.CurrentCulture)],
    };

    /// <summary>The request with the corrected words; null without corrections.</summary>
    public SearchRequest? Corrected => Found.Corrections.Count == 0 ? null : Query.Corrected(Found.Corrections);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        // Read from the query string and not bound, because "page" is also a route value of Razor Pages.
        var pageAsked = Request.Query["page"].ToString();
        var ticked = Filters.AsQuery(Request.Query);
        Query = await read.Read(Typed, me.Viewer, cancel, ticked);
        // A form without a choice sends its empty fields too.
        if (ticked.Length > 0 || Request.Query.ContainsKey("author"))
            return LocalRedirect(To(Query.Problems.Count > 0 ? Query.Typed : Query.Written, Verbatim, pageAsked));

        var page = int.TryParse(pageAsked, out var asked) && asked is > 0 and < 10_000 ? asked : 1;
        Query = Query with { Request = Query.Request with { Verbatim = Verbatim, Page = page, PageSize = PageSize } };
        tags.AddAny([ChangeKind.Index, .. ContributionQueries.InLists]);
        Found = await archive.Find(Query.Request, me.Viewer, cancel);
        // A search without a result is counted each time, and one that was cut short finds more the next time.
        if (Found.Total == 0 || Found.IsPartial)
            tags.MakeEachTime();
        if (Found.Items.Count == 0 && Found.Total > 0 && page > 1)
            return LocalRedirect(To(Query.Typed, Verbatim));
        Pager = Pager.For(page, Found.Total, PageSize);
        Facets = await labels.Choices(db, Found.Facets, Query.Request.Filters, cancel);
        Answer = await answers.For(Query, Found, me.Viewer, cancel);
        if (Found.Total == 0)
        {
            WaysOn = await nothing.For(Query, me.Viewer, cancel);
            if (Query.Request is { Filters.Count: 0, From: null, Before: null, TitleOnly: false })
                missed.Record(Query.Request.Text);
        }

        return Page();
    }

    /// <summary>Returns the address of the first page of a changed search.</summary>
    public string To(SearchRequest request) => To(Query.Write(request), Verbatim);

    public string To(string written, bool verbatim = false, string? page = null) => SearchQuery.Address(written, verbatim, Request.PathBase + "/search", page);

    /// <summary>The address of the same query as a feed.</summary>
    public string Feed => SearchQuery.Address(Query.Written, path: Request.PathBase + SearchFeed.Path) + (Language.IsDutch ? "" : "&speak=en");

    /// <summary>A chosen filter in words, such as "Soort: artikel".</summary>
    public string Chip(QueryPart part)
    {
        if (part.Only.TitleOnly)
            return texts["InTitle"];
        var (first, last) = QueryLanguage.Period(part.Only, Query.Zone);
        if (first is not null || last is not null)
            return $"{texts[first is null ? "Until" : "From"]}: {(first is null ? LastDay(last) : FirstDay(first))}";
        // A period such as "before the year 1" has no day to name.
        if (part.Only.Filters.Count != 1 || part.Only.Filters.Single() is not { Key: var facet, Value: { Count: 1 } values })
            return part.Written;
        var value = values.Single();
        return facet == Facet.Author
            ? Query.Names.GetValueOrDefault(facet)?.FirstOrDefault(n => n.Contains(value)) is { } name ? $"{texts["Author"]}: {name.Key}" : part.Written
            : Facets.FirstOrDefault(f => f.Facet == facet).Choices?.FirstOrDefault(c => c.Value == value) is { } choice ? labels.Chip(facet, choice.Label) : part.Written;
    }

    /// <summary>The first day of a period as the form writes it: a whole year as one.</summary>
    public static string? FirstDay(DateOnly? day) => Day(day, day is { Month: 1, Day: 1 });

    /// <inheritdoc cref="FirstDay"/>
    public static string? LastDay(DateOnly? day) => Day(day, day is { Month: 12, Day: 31 });

    private static string? Day(DateOnly? day, bool isYear) => day?.ToString(isYear ? "yyyy" : "dd-MM-yyyy", CultureInfo.InvariantCulture);

    /// <summary>The query without the parts that the form beside the results can change.</summary>
    public string BesideForm
    {
        get
        {
            var filters = Query.Request.Filters.Where(f => f.Key == Facet.Author ? Author.Length == 0 : Facets.All(shown => shown.Facet != f.Key));
            return Query.Write(Query.Request with { Filters = filters.ToDictionary(), From = null, Before = null, TitleOnly = false });
        }
    }

    /// <summary>The author in the form; empty without one, and when there are several with different names.</summary>
    public string Author => Query.Request.Filters.GetValueOrDefault(Facet.Author) is { Count: > 0 } authors
        && Query.Names[Facet.Author].FirstOrDefault(n => n.ToHashSet().SetEquals(authors)) is { } name ? name.Key : "";

    /// <summary>The first and the last day in the form.</summary>
    public (DateOnly? First, DateOnly? Last) Period => QueryLanguage.Period(Query.Request, Query.Zone);
}

/// <param name="Start">The number of the first hit.</param>
/// <param name="Answer">Takes the place of its question.</param>
public sealed record HitsShown(IReadOnlyList<FoundContribution> Hits, int Start, AnswerCard? Answer);
