namespace Platform.Search;

public enum SearchSort { Relevance, Newest, Oldest }

public sealed record SearchRequest
{
    public const int LargestPage = 100;

    /// <summary>The maximum number of values counted per facet: the most common, and those in the filters.</summary>
    public const int MostFacetValues = 100;

    /// <summary>The typed text. Any text is allowed. Empty text lists everything that passes the filters, newest first.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// Filters by facet. Values of one facet widen the search, several facets narrow it. Kind is that of the contribution.
    /// </summary>
    public IReadOnlyDictionary<Facet, IReadOnlyCollection<string>> Filters { get; init; } =
        new Dictionary<Facet, IReadOnlyCollection<string>>();

    /// <summary>Searches the words as typed, without corrections.</summary>
    public bool Verbatim { get; init; }

    /// <summary>Searches the title only.</summary>
    public bool TitleOnly { get; init; }

    /// <summary>Published at or after this moment (UTC).</summary>
    public DateTime? From { get; init; }

    /// <summary>Published before this moment (UTC).</summary>
    public DateTime? Before { get; init; }

    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to <see cref="LargestPage"/>.</summary>
    public int PageSize { get; init; } = 20;

    /// <summary>Null: no limit.</summary>
    public SearchDeadline? Deadline { get; init; }

    /// <summary>The audiences whose documents this viewer may see.</summary>
    public IReadOnlyCollection<string> Audiences { get; init; } = [SearchSchema.Everyone];
}
