namespace Platform.Search;

/// <summary>Total, facets and hits all count contributions.</summary>
/// <param name="Corrections">Words that no text has, and what was searched instead, unless the request forbade it.</param>
public sealed record SearchResults(
    int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets, IReadOnlyList<Correction> Corrections)
{
    /// <summary>More than 100,000 contributions match: total and counts are estimated from a sample.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>The time was over before all was looked through: there may be more, and better.</summary>
    public bool IsPartial { get; init; }
}

public readonly record struct Correction(string Typed, string Searched);

/// <param name="Document">Key of the document that matched best: the contribution itself or one of its posts.</param>
/// <param name="Kind">Of that document.</param>
public sealed record SearchHit(
    string Contribution, string Document, string Kind, float Score, IReadOnlyList<TextSegment> Title, IReadOnlyList<TextSegment> Snippet)
{
    /// <summary>Under which heading the snippet stands; null where it has none, or nothing in the text matched.</summary>
    public HitSection? Section { get; init; }

    /// <summary>Share of the query's words that stand, in one form or another, in the title; 0 to 1.</summary>
    public float InTitle { get; init; }

    /// <summary>Share of them that stand in the title or in the snippet; 0 to 1.</summary>
    public float Shown { get; init; }
}

/// <param name="Anchor">By which a link opens there.</param>
public sealed record HitSection(string Heading, string Anchor);

/// <summary>Plain text: whoever shows it encodes it.</summary>
public readonly record struct TextSegment(string Text, bool Marked);

/// <summary>How many contributions have this value. A facet's own selection does not narrow its own counts.</summary>
public readonly record struct FacetCount(string Value, int Count);

/// <param name="Tag">Set where the suggestion is a tag.</param>
/// <param name="Contribution">Set where it is a title: whose.</param>
public readonly record struct Suggestion(string Text, string? Tag, string? Contribution = null);
