using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Platform.Search;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Search;

/// <summary>
/// The names of kinds and layers in both languages, with the reader's language first. They do not change while the process runs, so they
/// are made once for each language.
/// </summary>
public sealed class NamesOfValues(KindWords words, IStringLocalizer<LayerText> layers)
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<Facet, ILookup<string, string>>> _known = new();

    /// <summary>The names in the language of this request.</summary>
    public IReadOnlyDictionary<Facet, ILookup<string, string>> Current => _known.GetOrAdd(Language.Current, _ => new Dictionary<Facet, ILookup<string, string>>
    {
        [Facet.Kind] = InBothLanguages(Kinds.All, kind => kind.Kind.ApiName, kind => [words.One(kind), words.Many(kind)]),
        [Facet.Layer] = InBothLanguages(Enum.GetValues<Layer>(), ApiName.Of, layer => [layers[layer.ToString()]]),
    });

    private static ILookup<string, string> InBothLanguages<T>(IEnumerable<T> values, Func<T, string> id, Func<T, string[]> named) =>
        new[] { Language.Current, Language.Other }
            .SelectMany(language => values.SelectMany(value => Language.In(language, () => named(value)).Select(name => (Name: Lower(name), Value: id(value)))))
            .Concat(values.Select(value => (Name: id(value), Value: id(value))))
            .Distinct()
            .ToLookup(n => n.Name, n => n.Value, StringComparer.OrdinalIgnoreCase);

    private static string Lower(string name) => name.ToLower(CultureInfo.InvariantCulture);
}
