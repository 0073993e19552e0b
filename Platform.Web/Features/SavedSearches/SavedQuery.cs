using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Search;
using Platform.Web.Shared;

namespace Platform.Web.Features.SavedSearches;

/// <summary>The part of the address of a results page that defines the search.</summary>
public static class SavedQuery
{
    public const int Longest = 1000;

    /// <summary>Returns the part of a query string to save; empty when it defines no search.</summary>
    /// <exception cref="RuleBroken">It is too long to save.</exception>
    public static string Of(string? query)
    {
        var kept = new QueryBuilder();
        foreach (var (name, values) in QueryHelpers.ParseQuery(query).Where(p => p.Key is not ("page" or "")).OrderBy(p => p.Key != "q").ThenBy(p => p.Key, StringComparer.Ordinal))
            kept.Add(name, values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!.Trim()));
        var text = kept.ToQueryString().Value!.TrimStart('?');
        return text.Length <= Longest && Words(text).Length <= QueryLimits.Length ? text : throw new RuleBroken("SavedSearchTooLong");
    }

    public static string Words(string query) => QueryHelpers.ParseQuery(query).TryGetValue("q", out var words) ? words.ToString() : "";

    /// <summary>Whether the words are searched as typed, without corrections.</summary>
    public static bool IsVerbatim(string query) => QueryHelpers.ParseQuery(query).TryGetValue("verbatim", out var verbatim) && verbatim == "true";
}
