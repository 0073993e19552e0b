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

    public string? Sort { get; init; }

    /// <summary>Converts the filters to keys of the query language; empty without filters.</summary>
    public string AsQuery()
    {
        var chosen = new (string Key, string?[] Values)[]
        {
            ("type", Kind), ("status", Status), ("lang", Language), ("layer", Layer), ("org", Organisation), ("tag", Tag), ("year", Year), ("sort", [Sort]),
        };
        return string.Join(' ', chosen.SelectMany(c => c.Values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => $"{c.Key}:\"{v!.Replace('"', ' ')}\"")));
    }
}
