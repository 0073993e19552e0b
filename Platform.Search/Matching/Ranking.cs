namespace Platform.Search.Matching;

/// <summary>The constants of the ranking: round numbers, tuned on the collections named in docs/search.md.</summary>
internal static class Ranking
{
    /// <summary>BM25: how soon repetition of a word stops to count, and how much long texts and long titles are penalised.</summary>
    public const float Saturation = 1.2f, TextLength = 0.8f, TitleLength = 0.5f;

    /// <summary>The weight of a form relative to the stem, which has weight 1.</summary>
    public const float Loose = 0.25f, Correction = 0.9f, Synonym = 0.4f, Related = 0.3f;

    /// <summary>The factor of a word in the title. It is scored separately from the text, by its rarity in titles.</summary>
    public const float Title = 0.45f;

    /// <summary>The factor of a word inside the typed word: when texts also have the whole word, when none has, and in a title.</summary>
    public const float Part = 0.2f, PartOfUnknown = 1, PartInTitle = 0.5f;

    /// <summary>Nearness of words: how many of the best documents get it, its factor, and the nearness that gives half of it.</summary>
    public const int NearnessLooksAt = 50;
    public const float Nearness = 0.2f, NearnessHalf = 1.2f;

    /// <summary>In a query with more words than this, quotation marks are ignored; in a shorter one the phrase is required.</summary>
    public const int WordsAroundPhrase = 8;

    /// <summary>
    /// The share of the weight of the query's words that a result has at least; with at most <see cref="FewWords"/> words it has all. Others are
    /// shown apart, and not counted.
    /// </summary>
    public const float Fits = 0.6f;

    /// <summary>
    /// The share of the best score. With more words than <see cref="FewWords"/>, a document with this score fits too, when another fits by its
    /// words. With more than <see cref="SeveralWords"/> only the score decides, because no text has most words of a long question.
    /// </summary>
    public const float FitsByScore = 0.5f;
    public const int FewWords = 2, SeveralWords = 4;

    /// <summary>
    /// The share of the weight of a text's characteristic words that a similar text has at least: with one of them in its title, and without.
    /// </summary>
    public const float NearWithTitle = 0.35f, Near = 0.7f;

    /// <summary>The same for texts related to a whole contribution, which has more characteristic words.</summary>
    public const float RelatedTextWithTitle = 0.1f, RelatedText = 0.25f;

    /// <summary>With fewer results than this on the first page, the best of the others follow.</summary>
    public const int FewResults = 10;

    /// <summary>The bonus of a document published today, and of one with an accepted answer.</summary>
    public const float Freshness = 0.04f, Acceptance = 0.04f;

    /// <summary>BM25: returns what a word with this weight and frequency adds to the score.</summary>
    public static float Share(float weight, float frequency) => weight * frequency * (Saturation + 1) / (frequency + Saturation);
}
