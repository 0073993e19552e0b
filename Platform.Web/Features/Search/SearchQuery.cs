using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Search;

/// <summary>One key of a query as it is written, and the query without it.</summary>
/// <param name="Only">The query with nothing but this key.</param>
public sealed record QueryPart(string Written, SearchRequest Only, SearchRequest Without);

/// <summary>A query, read from the line that is also its address.</summary>
public sealed partial record SearchQuery(
    string Typed, SearchRequest Request, IReadOnlyList<QueryProblem> Problems, IReadOnlyDictionary<Facet, ILookup<string, string>> Names, TimeZoneInfo Zone)
{
    /// <summary>The query in its standard form, in the reader's language.</summary>
    public string Written => Write(Request);

    public string Write(SearchRequest request) => QueryLanguage.Write(request, Names, Zone, Language.IsDutch);

    /// <summary>The words alone, without keys, operators and excluded words.</summary>
    public string Words => string.Join(' ', Signs().Replace(Request.Text, " ").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The keys of the query, one by one.</summary>
    public IEnumerable<QueryPart> Parts
    {
        get
        {
            foreach (var (facet, values) in Request.Filters.OrderBy(f => f.Key))
                foreach (var value in values)
                    yield return Part(new() { Filters = Only(facet, [value]) }, With(facet, values.Where(v => v != value)));
            if (Request.From is { } from)
                yield return Part(new() { From = from }, Request with { From = null });
            if (Request.Before is { } before)
                yield return Part(new() { Before = before }, Request with { Before = null });
            if (Request.TitleOnly)
                yield return Part(new() { TitleOnly = true }, Request with { TitleOnly = false });
        }
    }

    /// <summary>Returns this request with other values for a facet; without values the facet is removed.</summary>
    public SearchRequest With(Facet facet, IEnumerable<string> values)
    {
        var filters = Request.Filters.Where(f => f.Key != facet).Append(new(facet, [.. values])).Where(f => f.Value.Count > 0);
        return Request with { Filters = filters.ToDictionary() };
    }

    /// <summary>Returns this request with the corrected words. Keys and quoted words stay as they are.</summary>
    public SearchRequest Corrected(IEnumerable<Correction> corrections) => Request with
    {
        Text = corrections.Aggregate(Request.Text, (text, correction) => Regex.Replace(
            text, $"\"[^\"]+\"|(?<![\\p{{L}}\\p{{N}}]){Regex.Escape(correction.Typed)}(?![\\p{{L}}\\p{{N}}])",
            m => m.Value.StartsWith('"') ? m.Value : correction.Searched, RegexOptions.CultureInvariant)),
    };

    public static string Address(string written, bool verbatim = false, string path = "/search", string? page = null)
    {
        var query = new QueryBuilder { { "q", written } };
        if (verbatim)
            query.Add("verbatim", "true");
        if (!string.IsNullOrEmpty(page))
            query.Add("page", page);
        return path + query.ToQueryString();
    }

    private QueryPart Part(SearchRequest only, SearchRequest without) => new(Write(only), only, without);

    private static Dictionary<Facet, IReadOnlyCollection<string>> Only(Facet facet, string[] values) => new() { [facet] = values };

    [GeneratedRegex("""(?<=\s)-(?:"[^"]*"|\S+)|"|(?<=\s)O[RF](?=\s)""", RegexOptions.CultureInvariant)]
    private static partial Regex Signs();
}

/// <summary>Reads a query for one viewer, who must not learn names from texts they may not see.</summary>
public sealed class ReadQuery(SearchNames names, IOptions<PlatformOptions> options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <exception cref="RuleBroken"><c>LineTooLong</c>: the query is too long.</exception>
    /// <param name="and">More of the same query language, from a form or an old address.</param>
    public async Task<SearchQuery> Read(string? typed, Viewer viewer, CancellationToken cancel, string and = "")
    {
        if (typed?.Length > QueryLimits.Length || and.Length > QueryLimits.Length)
            throw new RuleBroken("LineTooLong", QueryLimits.Length) { Field = "Q" };
        var whole = and.Length > 0 ? $"{typed} {and}" : typed ?? "";
        var values = QueryLanguage.Read(whole).Request.Filters;
        var known = await names.For(values, viewer, cancel);
        var read = QueryLanguage.Read(whole, known, _zone);
        return new SearchQuery(whole, read.Request, read.Problems, known, _zone);
    }
}
