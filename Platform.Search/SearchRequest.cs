namespace Platform.Search;

public enum Facet { Kind, Language, Tag, Organisation, Layer, Year, Status, Author }

public enum SearchSort { Relevance, Newest, Oldest }

public sealed record SearchRequest
{
    public const int LargestPage = 100;

    /// <summary>So many values of a facet are counted out at most, the commonest, and those asked for.</summary>
    public const int MostFacetValues = 100;

    /// <summary>What was typed. Any text is allowed; empty lists everything that passes the filters, newest first.</summary>
    public string Text { get; init; } = "";

    /// <summary>Values within a facet widen, facets narrow one another. Kind is the contribution's.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyCollection<string>> Filters { get; init; } =
        new Dictionary<Facet, IReadOnlyCollection<string>>();

    /// <summary>Searches the words as typed, likely slips too.</summary>
    public bool Verbatim { get; init; }

    /// <summary>Every word may be in the title alone.</summary>
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

    /// <summary>Null: it goes on until it is done.</summary>
    public SearchDeadline? Deadline { get; init; }

    /// <summary>The containers this viewer may look into.</summary>
    public IReadOnlyCollection<string> Audiences { get; init; } = [SearchSchema.Everyone];
}
