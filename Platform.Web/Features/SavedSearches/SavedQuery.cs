using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Search;
using Platform.Web.Features.Search;
using Platform.Web.Shared;

namespace Platform.Web.Features.SavedSearches;

/// <summary>The part of an address of results that is the search itself.</summary>
public static class SavedQuery
{
    public const int Longest = 1000;

    /// <summary>What is kept of an address's query; empty where it asks for nothing.</summary>
    /// <exception cref="RuleBroken">It is too long to keep.</exception>
    public static string Of(string? query)
    {
        var kept = new QueryBuilder();
        foreach (var (name, values) in QueryHelpers.ParseQuery(query).Where(p => p.Key is not ("page" or "")).OrderBy(p => p.Key != "q").ThenBy(p => p.Key, StringComparer.Ordinal))
            kept.Add(name, values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!.Trim()));
        var text = kept.ToQueryString().Value!.TrimStart('?');
        return text.Length <= Longest ? text : throw new RuleBroken("SavedSearchTooLong");
    }

    public static string Words(string query) => QueryHelpers.ParseQuery(query).TryGetValue("q", out var words) ? words.ToString() : "";

    /// <summary>The same search as the page of results makes of this address.</summary>
    public static SearchRequest Request(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var filters = Enum.GetValues<Facet>()
            .Where(f => values.ContainsKey(ApiName.Of(f)))
            .ToDictionary(f => f, f => (IReadOnlyCollection<string>)[.. values[ApiName.Of(f)].OfType<string>()]);
        return new SearchRequest { Text = Words(query), Verbatim = values.TryGetValue("verbatim", out var verbatim) && verbatim == "true", Filters = filters };
    }
}
