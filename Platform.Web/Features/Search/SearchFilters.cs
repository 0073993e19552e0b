using Platform.Search;

namespace Platform.Web.Features.Search;

/// <summary>What somebody ticked beside the results, as it stands in the address.</summary>
public sealed record SearchFilters
{
    public string[] Kind { get; init; } = [];

    public string[] Status { get; init; } = [];

    public string[] Language { get; init; } = [];

    public string[] Layer { get; init; } = [];

    public string[] Organisation { get; init; } = [];

    public string[] Tag { get; init; } = [];

    public string[] Year { get; init; } = [];

    public IReadOnlyDictionary<Facet, IReadOnlyCollection<string>> ToFacets() =>
        new (Facet Facet, string[] Values)[]
            {
                (Facet.Kind, Kind), (Facet.Status, Status), (Facet.Language, Language), (Facet.Layer, Layer),
                (Facet.Organisation, Organisation), (Facet.Tag, Tag), (Facet.Year, Year),
            }
            .Where(f => f.Values.Any(v => !string.IsNullOrEmpty(v)))
            .ToDictionary(f => f.Facet, f => (IReadOnlyCollection<string>)f.Values.Where(v => !string.IsNullOrEmpty(v)).ToArray());
}
