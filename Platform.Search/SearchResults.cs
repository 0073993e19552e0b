namespace Platform.Search;

/// <summary>The results of a search. Total, facets and hits all count contributions, and only those that fit the query.</summary>
/// <param name="Corrections">Words that no public text has, and the words searched as well, unless the request is verbatim.</param>
public sealed record SearchResults(
    int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets, IReadOnlyList<Correction> Corrections)
{
    /// <summary>True when more than 100,000 contributions match; total and counts are then estimated from a sample.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>True when the time was over before the whole index was searched; there may be more and better hits.</summary>
    public bool IsPartial { get; init; }

    /// <summary>True when a contribution has all words of the query, in any form; also for a query without words that finds something.</summary>
    public bool HasAllWords { get; init; }

    /// <summary>On a first page with few hits: the best contributions that lack too many words to fit. They are not counted.</summary>
    public IReadOnlyList<SearchHit> Others { get; init; } = [];
}

public readonly record struct Correction(string Typed, string Searched);

/// <param name="Document">Key of the document that matched best: the contribution itself or one of its posts.</param>
/// <param name="Kind">The kind of that document.</param>
public sealed record SearchHit(
    string Contribution, string Document, string Kind, float Score, IReadOnlyList<TextSegment> Title, IReadOnlyList<TextSegment> Snippet)
{
    /// <summary>The heading above the snippet; null when there is none, or when nothing in the text matched.</summary>
    public HitSection? Section { get; init; }

    /// <summary>Share of the query's words that are, in any form, in the title; 0 to 1.</summary>
    public float InTitle { get; init; }

    /// <summary>Share of the query's words that are in the title or in the snippet; 0 to 1.</summary>
    public float Shown { get; init; }

    /// <summary>The words of the query that the contribution has in no form, as typed.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Share of the weight of the query's words that the contribution has; 0 to 1. A rare word weighs more.</summary>
    public float Covered { get; init; } = 1;
}

/// <param name="Anchor">The id for a link to it.</param>
public sealed record HitSection(string Heading, string Anchor);

/// <summary>Plain text; encode it before showing it.</summary>
public readonly record struct TextSegment(string Text, bool Marked);

/// <summary>How many contributions have this value. Filters on the same facet do not reduce the count.</summary>
public readonly record struct FacetCount(string Value, int Count);

/// <param name="Tag">Set for a tag.</param>
/// <param name="Contribution">Set for a title: the key of its contribution.</param>
public readonly record struct Suggestion(string Text, string? Tag, string? Contribution = null);
