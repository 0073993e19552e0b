namespace Platform.Search;

/// <summary>What one query may hold. Nobody types more; each of these costs time for all.</summary>
public static class QueryLimits
{
    /// <summary>Characters of the line that is typed.</summary>
    public const int Length = 500;

    /// <summary>Words that are searched, those between quotation marks among them; what comes after says nothing new.</summary>
    public const int Words = 80;

    public const int Phrases = 8;

    public const int Corrections = 5;

    /// <summary>Unknown words for which something near is looked for, found or not.</summary>
    public const int LookedUp = 8;

    public const int Problems = 10;
}
