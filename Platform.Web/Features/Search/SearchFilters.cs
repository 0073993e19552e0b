namespace Platform.Web.Features.Search;

/// <summary>What somebody ticked beside the results, or an address of before the query language says; it becomes part of the query.</summary>
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

    /// <summary>The same as keys of a query; empty where nothing was ticked.</summary>
    public string AsQuery()
    {
        var chosen = new (string Key, string?[] Values)[]
        {
            ("type", Kind), ("status", Status), ("lang", Language), ("layer", Layer), ("org", Organisation), ("tag", Tag), ("year", Year), ("sort", [Sort]),
        };
        return string.Join(' ', chosen.SelectMany(c => c.Values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => $"{c.Key}:\"{v!.Replace('"', ' ')}\"")));
    }
}
