using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Search;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Tags;
using Platform.Web.Shared;

namespace Platform.Web.Features.Search;

/// <summary>Converts the facet values of the index to labels. Names come from the database, so that a rename shows at once.</summary>
public sealed class FacetLabels(KindWords words, IStringLocalizer<SearchText> texts, IStringLocalizer<LayerText> layers)
{
    private const int MostShown = 8;

    private static IEnumerable<Facet> Order => [Facet.Kind, .. Facet.Registered, Facet.Status, Facet.Layer, Facet.Organisation, Facet.Tag, Facet.Year, Facet.Language];

    public async Task<IReadOnlyList<(Facet Facet, IReadOnlyList<FacetChoice> Choices)>> Choices(
        PlatformDb db, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> counts, IReadOnlyDictionary<Facet, IReadOnlyCollection<string>> chosen, CancellationToken cancel)
    {
        var shown = new List<(Facet Facet, IReadOnlyList<FacetCount> Counts)>();
        foreach (var facet in Order)
        {
            var mine = chosen.GetValueOrDefault(facet) ?? [];
            var found = counts.GetValueOrDefault(facet) ?? [];
            var first = facet == Facet.Year ? found.OrderByDescending(c => c.Value) : found.OrderByDescending(c => c.Count);
            // A chosen value stays visible, even without results.
            var rows = first.Where(c => !mine.Contains(c.Value)).Take(MostShown)
                .Concat(mine.Select(v => found.FirstOrDefault(c => c.Value == v) is { Value: not null } c ? c : new FacetCount(v, 0)))
                .ToList();
            if (rows.Count > 1 || mine.Count > 0)
                shown.Add((facet, rows));
        }

        var organisations = Values(Facet.Organisation);
        var tags = Values(Facet.Tag);
        var names = await db.Organisations.Where(o => organisations.Contains(o.Key)).Select(o => new { o.Key, o.Name })
            .Concat(db.Tags.Where(t => tags.Contains(t.Key)).Select(t => new { t.Key, t.Name }))
            .ToDictionaryAsync(n => n.Key, n => n.Name, cancel);
        return [.. shown.Select(f => (f.Facet, (IReadOnlyList<FacetChoice>)[.. f.Counts.Select(c => new FacetChoice(
            c.Value, Label(f.Facet, c.Value, names), c.Count, chosen.GetValueOrDefault(f.Facet)?.Contains(c.Value) == true))]))];

        List<string> Values(Facet facet) => [.. shown.Where(f => f.Facet == facet).SelectMany(f => f.Counts).Select(c => c.Value)];
    }

    /// <summary>The name of a facet above its choices. A facet without a text has the name of its key.</summary>
    public string Legend(Facet facet) =>
        texts[$"Facet.{Capital(facet.Name)}"] is { ResourceNotFound: false } text ? text : Capital(facet.Key(Language.IsDutch));

    /// <summary>Returns a choice with the name of its facet, such as "Soort: artikel". Names keep their capital.</summary>
    public string Chip(Facet facet, string label) =>
        $"{Legend(facet)}: {(facet == Facet.Kind || facet == Facet.Status || Facet.Registered.Contains(facet) ? char.ToLowerInvariant(label[0]) + label[1..] : label)}";

    private string Label(Facet facet, string value, Dictionary<string, string> names)
    {
        if (facet == Facet.Kind)
            return Kinds.TryParse(value, out var kind) ? words.One(kind) : value;
        if (facet == Facet.Status || facet == Facet.Language)
            return texts[$"{Capital(facet.Name)}.{value}"];
        if (facet == Facet.Layer)
            return ApiName.TryParse<Layer>(value, out var layer) ? layers[layer.ToString()] : value;
        if (facet == Facet.Organisation || facet == Facet.Tag)
            return facet == Facet.Organisation ? OrganisationName.Shown(names.GetValueOrDefault(value, value)) : TopicName.Shown(names.GetValueOrDefault(value, value));
        return Capital(facet.NameOf(value, Language.IsDutch));
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}

public sealed record FacetChoice(string Value, string Label, int Count, bool Chosen);
