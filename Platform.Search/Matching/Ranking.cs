namespace Platform.Search.Matching;

/// <summary>The numbers of the ranking: round ones, tuned on the collections named in docs/search.md.</summary>
internal static class Ranking
{
    /// <summary>BM25: how soon more of the same word stops to count, and how much long texts and long titles are held back.</summary>
    public const float Saturation = 1.2f, TextLength = 0.75f, TitleLength = 0.5f;

    /// <summary>How much a form counts beside the stem in the text, which counts 1.</summary>
    public const float Title = 2, Loose = 0.4f, LooseTitle = 0.4f, Correction = 0.9f, Synonym = 0.4f, Related = 0.3f;

    /// <summary>How much a word inside the typed word counts, where texts have the whole word too and where none has.</summary>
    public const float Part = 0.2f, PartOfUnknown = 1, PartInTitle = 0.5f;

    /// <summary>What nearness can add: to how many of the best, with which share, for words up to which weight, at which half-way.</summary>
    public const int NearnessLooksAt = 100;
    public const float Nearness = 0.4f, NearnessWeight = 2, NearnessHalf = 1.2f;

    /// <summary>In a query of more words than this, quotation marks quote; in a shorter one they demand.</summary>
    public const int WordsAroundPhrase = 8;
}
