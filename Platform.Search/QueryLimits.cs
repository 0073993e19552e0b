namespace Platform.Search;

/// <summary>The limits of one query. Real queries stay below them; more would cost other users time.</summary>
public static class QueryLimits
{
    /// <summary>Characters of the typed line.</summary>
    public const int Length = 500;

    /// <summary>Words that are searched, including those between quotation marks. Further words are ignored.</summary>
    public const int Words = 80;

    public const int Phrases = 8;

    public const int Corrections = 5;

    /// <summary>Unknown words for which a similar word is looked up, with or without result.</summary>
    public const int LookedUp = 8;

    /// <summary>Words of a query of which pairs are also searched as one word. A longer query is a sentence.</summary>
    public const int JoinedWords = 4;

    public const int Problems = 10;
}
