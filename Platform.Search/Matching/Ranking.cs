namespace Platform.Search.Matching;

/// <summary>The numbers of the ranking: round ones, tuned on the collections named in docs/search.md.</summary>
internal static class Ranking
{
    /// <summary>BM25: how soon more of the same word stops to count, and how much long texts and long titles are held back.</summary>
    public const float Saturation = 1.2f, TextLength = 0.8f, TitleLength = 0.5f;

    /// <summary>How much a form counts beside the stem, which counts 1.</summary>
    public const float Loose = 0.25f, Correction = 0.9f, Synonym = 0.4f, Related = 0.3f;

    /// <summary>The share of a word in the title, which is scored apart from the text: by how rare it is in titles.</summary>
    public const float Title = 0.45f;

    /// <summary>The share of a word inside the typed word, where texts have the whole word too, and where none has; and in a title.</summary>
    public const float Part = 0.2f, PartOfUnknown = 1, PartInTitle = 0.5f;

    /// <summary>What nearness of words adds: to how many of the best, with which share, and at which nearness half of that.</summary>
    public const int NearnessLooksAt = 100;
    public const float Nearness = 0.2f, NearnessHalf = 1.2f;

    /// <summary>In a query of more words than this, quotation marks quote; in a shorter one they demand.</summary>
    public const int WordsAroundPhrase = 8;

    /// <summary>What a document published today, or one with an accepted answer, gains on an old or open one: a few in a hundred.</summary>
    public const float Freshness = 0.04f, Acceptance = 0.04f;

    /// <summary>BM25: what a word adds that occurs so often.</summary>
    public static float Share(float weight, float frequency) => weight * frequency * (Saturation + 1) / (frequency + Saturation);
}
