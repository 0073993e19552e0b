using System.ComponentModel.DataAnnotations;
using Platform.Search;

namespace Platform.Web.Features.Search;

/// <summary>The chosen facets, or the filters of an address from before the query language. They become part of the query.</summary>
public sealed record SearchFilters
{
    public string[] Kind { get; init; } = [];

    public string[] Status { get; init; } = [];

    public string[] Language { get; init; } = [];

    public string[] Layer { get; init; } = [];

    public string[] Organisation { get; init; } = [];

    public string[] Tag { get; init; } = [];

    public string[] Year { get; init; } = [];

    /// <summary>A name or key.</summary>
    [StringLength(QueryLimits.Length)]
    public string? Author { get; init; }

    /// <summary>The first day, as a browser sends a date. The last day is <see cref="Until"/>.</summary>
    [StringLength(QueryLimits.Length)]
    public string? From { get; init; }

    [StringLength(QueryLimits.Length)]
    public string? Until { get; init; }

    /// <summary>The place to search: title.</summary>
    [StringLength(QueryLimits.Length)]
    public string? In { get; init; }

    public string? Sort { get; init; }

    /// <summary>Returns the values of registered facets in an address.</summary>
    public static IEnumerable<(Facet Facet, string?[] Values)> Registered(IQueryCollection address) =>
        Facet.Registered.Where(f => address.ContainsKey(f.Name)).Select(f => (f, address[f.Name].ToArray()));

    /// <summary>Converts the filters, with those of registered facets, to keys of the query language; empty without filters.</summary>
    public string AsQuery(IQueryCollection address)
    {
        var chosen = new (string Key, string?[] Values)[]
        {
            ("type", Kind), ("status", Status), ("lang", Language), ("layer", Layer), ("org", Organisation), ("tag", Tag), ("year", Year), ("author", [Author?.Trim()]), ("from", [From]), ("until", [Until]), ("in", [In]), ("sort", [Sort]),
        }.Concat(Registered(address).Select(f => (Key: f.Facet.English, f.Values)));
        return string.Join(' ', chosen.SelectMany(c => c.Values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => $"{c.Key}:\"{v!.Replace('"', ' ')}\"")));
    }
}
