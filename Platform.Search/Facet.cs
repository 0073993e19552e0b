using Platform.Search.Indexing;

namespace Platform.Search;

/// <summary>A value of a facet with a closed list, and a name for it in each language.</summary>
/// <param name="Value">As in the index, in the API and in addresses.</param>
/// <param name="Dutch">In lower case; a searcher may type it whatever language the site has. The same for <paramref name="English"/>.</param>
public sealed record FacetValue(string Value, string Dutch, string English);

/// <summary>
/// A property of contributions by which results are counted and filtered. Eight are built in; <see cref="Register"/> adds others. There is
/// one instance of each, so they are compared by reference.
/// </summary>
public sealed class Facet : IComparable<Facet>
{
    public static readonly Facet Kind = new(0, "kind", "soort", "type");

    public static readonly Facet Language = new(1, "language", "taal", "lang",
        [new("nl", "nl", "nl"), new("en", "en", "en"), new("nl", "nederlands", "dutch"), new("en", "engels", "english")]);

    public static readonly Facet Tag = new(2, "tag", "tag", "tag");

    public static readonly Facet Organisation = new(3, "organisation", "org", "org");

    public static readonly Facet Layer = new(4, "layer", "laag", "layer");

    public static readonly Facet Year = new(5, "year", "jaar", "year");

    public static readonly Facet Status = new(6, "status", "status", "status",
    [
        new("open", "open", "open"), new("answered", "beantwoord", "answered"), new("accepted", "opgelost", "accepted"),
        new("open", "onbeantwoord", "unanswered"), new("accepted", "geaccepteerd", "solved"),
    ]);

    public static readonly Facet Author = new(7, "author", "auteur", "author");

    private readonly ILookup<string, string>? _dutchNames, _englishNames;

    internal Facet(int number, string name, string dutch, string english, IReadOnlyList<FacetValue>? values = null)
    {
        (Number, Name, Dutch, English, Values, Field) = (number, name, dutch, english, values, $"facet-{name}");
        if (values is null) return;
        IEnumerable<(string, string)> inDutch = values.Select(v => (v.Dutch, v.Value)), inEnglish = values.Select(v => (v.English, v.Value)), asIs = values.Select(v => (v.Value, v.Value));
        (_dutchNames, _englishNames) = (Lookup([.. inDutch, .. inEnglish, .. asIs]), Lookup([.. inEnglish, .. inDutch, .. asIs]));
    }

    /// <summary>The built-in facets, then the registered ones.</summary>
    public static IReadOnlyList<Facet> All => FacetRegistry.All;

    public static IReadOnlyList<Facet> Registered => FacetRegistry.Registered;

    /// <summary>The name in the API and in addresses, in lower case.</summary>
    public string Name { get; }

    /// <summary>The Dutch key of the query language.</summary>
    public string Dutch { get; }

    /// <summary>The English key of the query language.</summary>
    public string English { get; }

    /// <summary>
    /// The values of a closed list; null when any value is accepted. A value may be listed again with other names: the first is written,
    /// all are read.
    /// </summary>
    public IReadOnlyList<FacetValue>? Values { get; }

    /// <summary>The place of this facet in arrays: from 0, without gaps.</summary>
    internal int Number { get; }

    /// <summary>The field of the index.</summary>
    internal string Field { get; }

    /// <summary>The values that documents have had, in any index.</summary>
    internal FacetValues Known { get; } = new();

    /// <summary>
    /// Adds a facet for the whole process. Do this before the first <see cref="SearchIndex"/> is opened, because the columns of its
    /// segments are made for the facets known then. Registering the same definition again returns the same facet, at any time.
    /// </summary>
    /// <param name="name">Lower-case letters, digits and hyphens. A page or an endpoint must not have another parameter of this name.</param>
    /// <param name="dutch">2 to 12 lower-case letters, because it is a key of the query language. The same for <paramref name="english"/>.</param>
    /// <exception cref="ArgumentException">The name or a key is taken or has other characters, or a name of a value is not clear.</exception>
    /// <exception cref="InvalidOperationException">An index was opened already.</exception>
    public static Facet Register(string name, string dutch, string english, IReadOnlyList<FacetValue> values) =>
        FacetRegistry.Register(name, dutch, english, values);

    /// <summary>Returns the Dutch or the English key of the query language.</summary>
    public string Key(bool dutch) => dutch ? Dutch : English;

    /// <summary>Returns the first name of a value; the value itself when it is not listed.</summary>
    public string NameOf(string value, bool dutch) =>
        Values?.FirstOrDefault(v => v.Value == value) is { } found ? dutch ? found.Dutch : found.English : value;

    /// <summary>
    /// Returns the values by each of their names, those of the preferred language first; null when any value is accepted.
    /// </summary>
    internal ILookup<string, string>? Names(bool dutch = true) => dutch ? _dutchNames : _englishNames;

    public int CompareTo(Facet? other) => other is null ? 1 : Number.CompareTo(other.Number);

    public override string ToString() => Name;

    private static ILookup<string, string> Lookup(IEnumerable<(string Name, string Value)> names) =>
        names.Distinct().ToLookup(n => n.Name, n => n.Value, StringComparer.OrdinalIgnoreCase);
}
