namespace Platform.Search;

/// <summary>The keys of the query language, in Dutch and English.</summary>
internal static class QueryKeys
{
    private static readonly (SearchSort Sort, string Dutch, string English)[] OfSorts =
    [
        (SearchSort.Relevance, "relevantie", "relevance"), (SearchSort.Newest, "nieuwste", "newest"), (SearchSort.Oldest, "oudste", "oldest"),
    ];

    // Other names of facets, and the keys that are no facets.
    private static readonly (string Word, string Key)[] Others =
    [
        ("organisatie", "org"), ("organisation", "org"), ("bestuurslaag", "layer"), ("na", "after"), ("after", "after"), ("voor", "before"), ("before", "before"),
        ("van", "from"), ("from", "from"), ("tot", "until"), ("until", "until"), ("in", "in"), ("sort", "sort"),
    ];

    private static volatile Words _words = Words.Of(Facet.All);

    /// <summary>The key that each word means. The key of a facet is its English one.</summary>
    public static Dictionary<string, string> All
    {
        get
        {
            var (facets, words) = (Facet.All, _words);
            if (!ReferenceEquals(words.Facets, facets)) _words = words = Words.Of(facets);
            return words.Keys;
        }
    }

    public static readonly ILookup<string, string> Sorts = OfSorts.SelectMany(s => new[] { (s.Dutch, s.Sort), (s.English, s.Sort) })
        .ToLookup(s => s.Item1, s => s.Sort.ToString(), StringComparer.OrdinalIgnoreCase);

    public static readonly ILookup<string, string> Places = new[] { "titel", "title" }.ToLookup(p => p, p => p, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the Dutch and the English name.</summary>
    public static string[] Names(SearchSort sort) => OfSorts.Where(s => s.Sort == sort).Select(s => new[] { s.Dutch, s.English }).Single();

    public static Facet? FacetOf(string key) => Facet.All.FirstOrDefault(f => f.English == key);

    private sealed record Words(IReadOnlyList<Facet> Facets, Dictionary<string, string> Keys)
    {
        public static Words Of(IReadOnlyList<Facet> facets) => new(facets, Others.Concat(facets.SelectMany(f => new[] { (f.Dutch, f.English), (f.English, f.English) }))
            .Distinct().ToDictionary(k => k.Item1, k => k.Item2, StringComparer.OrdinalIgnoreCase));
    }
}
