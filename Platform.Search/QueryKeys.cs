namespace Platform.Search;

/// <summary>The keys of the query language, in Dutch and English.</summary>
internal static class QueryKeys
{
    private static readonly (string Key, Facet Facet, string Dutch, string English)[] OfFacets =
    [
        ("type", Facet.Kind, "soort", "type"), ("author", Facet.Author, "auteur", "author"), ("org", Facet.Organisation, "org", "org"),
        ("layer", Facet.Layer, "laag", "layer"), ("tag", Facet.Tag, "tag", "tag"), ("status", Facet.Status, "status", "status"),
        ("year", Facet.Year, "jaar", "year"), ("lang", Facet.Language, "taal", "lang"),
    ];

    private static readonly (SearchSort Sort, string Dutch, string English)[] OfSorts =
    [
        (SearchSort.Relevance, "relevantie", "relevance"), (SearchSort.Newest, "nieuwste", "newest"), (SearchSort.Oldest, "oudste", "oldest"),
    ];

    private static readonly (Facet Facet, string Value, string Dutch, string English)[] OfValues =
    [
        (Facet.Status, "open", "open", "open"), (Facet.Status, "answered", "beantwoord", "answered"), (Facet.Status, "accepted", "opgelost", "accepted"),
        (Facet.Status, "open", "onbeantwoord", "unanswered"), (Facet.Status, "accepted", "geaccepteerd", "solved"),
        (Facet.Language, "nl", "nl", "nl"), (Facet.Language, "en", "en", "en"), (Facet.Language, "nl", "nederlands", "dutch"), (Facet.Language, "en", "engels", "english"),
    ];

    public static readonly Dictionary<string, string> All = OfFacets.SelectMany(f => new[] { (f.Dutch, f.Key), (f.English, f.Key) }).Concat(
        [("organisatie", "org"), ("organisation", "org"), ("bestuurslaag", "layer"), ("na", "after"), ("after", "after"), ("voor", "before"), ("before", "before"), ("in", "in"), ("sort", "sort")])
        .Distinct().ToDictionary(k => k.Item1, k => k.Item2, StringComparer.OrdinalIgnoreCase);

    public static readonly ILookup<string, string> Sorts = OfSorts.SelectMany(s => new[] { (s.Dutch, s.Sort), (s.English, s.Sort) })
        .ToLookup(s => s.Item1, s => s.Sort.ToString(), StringComparer.OrdinalIgnoreCase);

    public static readonly ILookup<string, string> Places = new[] { "titel", "title" }.ToLookup(p => p, p => p, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the Dutch and the English name.</summary>
    public static string[] Names(Facet facet) => OfFacets.Where(f => f.Facet == facet).Select(f => new[] { f.Dutch, f.English }).Single();

    public static string[] Names(SearchSort sort) => OfSorts.Where(s => s.Sort == sort).Select(s => new[] { s.Dutch, s.English }).Single();

    public static Facet? FacetOf(string key) => OfFacets.FirstOrDefault(f => f.Key == key) is { Key: not null } found ? found.Facet : null;

    /// <summary>
    /// Returns the names that the language itself has for values, those of the preferred language first; null when any value is accepted.
    /// </summary>
    public static ILookup<string, string>? Values(Facet facet, bool dutch = true)
    {
        var own = OfValues.Where(v => v.Facet == facet).ToList();
        return own.Count == 0 ? null : own.Select(v => (Name: dutch ? v.Dutch : v.English, v.Value)).Concat(own.Select(v => (Name: dutch ? v.English : v.Dutch, v.Value)))
            .Distinct().ToLookup(v => v.Name, v => v.Value, StringComparer.OrdinalIgnoreCase);
    }
}
