namespace Platform.Search.Matching;

/// <summary>The numbers of the ranking, tuned on the collections named in docs/search.md.</summary>
internal static class Ranking
{
    /// <summary>BM25: how soon more of the same word stops to count, and how much long texts are held back.</summary>
    public const float Saturation = 1.2f, LengthNormalisation = 0.75f;

    /// <summary>A word in the title counts this much on top of its count in the text.</summary>
    public const float Title = 1f;
}
