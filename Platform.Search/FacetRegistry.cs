using System.Text.RegularExpressions;

namespace Platform.Search;

/// <summary>The facets of this process. Their list is closed when the first index is opened.</summary>
internal static partial class FacetRegistry
{
    private static readonly Facet[] BuiltIn =
        [Facet.Kind, Facet.Language, Facet.Tag, Facet.Organisation, Facet.Layer, Facet.Year, Facet.Status, Facet.Author];

    private static readonly Lock Changing = new();
    private static volatile Facet[] _all = BuiltIn;
    private static volatile Facet[] _registered = [];
    private static bool _closed;

    /// <summary>The same object until a facet is added.</summary>
    public static Facet[] All => _all;

    public static Facet[] Registered => _registered;

    /// <returns>Null for a name that is not registered, also for a built-in facet.</returns>
    public static Facet? Find(string name) => Array.Find(_registered, f => f.Name == name);

    /// <summary>Refuses new facets from now on.</summary>
    public static void Close()
    {
        lock (Changing) _closed = true;
    }

    public static Facet Register(string name, string dutch, string english, IReadOnlyList<FacetValue> values)
    {
        lock (Changing)
        {
            if (Find(name) is { } known && (known.Dutch, known.English) == (dutch, english) && known.Values!.SequenceEqual(values)) return known;
            Check(name, dutch, english, values);
            if (_closed)
                throw new InvalidOperationException($"The facet {name} must be registered before the first index is opened.");
            var added = new Facet(_all.Length, name, dutch, english, [.. values]);
            _registered = [.. _registered, added];
            _all = [.. _all, added];
            return added;
        }
    }

    private static void Check(string name, string dutch, string english, IReadOnlyList<FacetValue> values)
    {
        if (!Name().IsMatch(name) || _all.Any(f => f.Name == name))
            throw new ArgumentException($"\"{name}\" cannot be the name of a facet, or another facet has it.", nameof(name));
        foreach (var word in new[] { name, dutch, english })
            if (QueryKeys.All.ContainsKey(word))
                throw new ArgumentException($"\"{word}\" is a key of the query language already.", nameof(name));
        foreach (var key in new[] { dutch, english })
            if (!Key().IsMatch(key))
                throw new ArgumentException($"\"{key}\" cannot be a key of the query language.", nameof(dutch));
        if (values.Count == 0 || values.Any(v => !Name().IsMatch(v.Value) || !QueryLanguage.IsWritable(v.Dutch) || !QueryLanguage.IsWritable(v.English)))
            throw new ArgumentException($"The facet {name} has no values, or a value without a proper name.", nameof(values));
        if (new Facet(0, name, dutch, english, values).Names()!.FirstOrDefault(n => n.Distinct().Count() > 1) is { } twice)
            throw new ArgumentException($"\"{twice.Key}\" means several values of the facet {name}.", nameof(values));
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    // As in the query language, which reads a key in any case. It is also a legend, so its first letter must have an upper case.
    [GeneratedRegex(@"^\p{Ll}{2,12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
