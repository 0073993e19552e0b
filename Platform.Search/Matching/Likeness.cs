namespace Platform.Search.Matching;

/// <summary>Decides which of the documents that resemble a text are near enough to show.</summary>
internal static class Likeness
{
    /// <summary>The lowest score, as a share of the best. Lower ones match by chance, in words that any two texts share.</summary>
    private const float ShareOfBest = 0.4f;

    /// <summary>Fewest words in common; texts with only one are not about the same subject.</summary>
    private const int WordsInCommon = 2;

    /// <summary>Words with the same first letters count as one, such as "regelen" and "regeling".</summary>
    private const int SameLetters = 5;

    /// <param name="withTitle">The least share of the words' weight with one of them in the title.</param>
    /// <param name="least">The least share without.</param>
    public static IEnumerable<SearchHit> Near(IReadOnlyList<SearchHit> hits, float withTitle, float least) =>
        hits.Where(h => h.Score >= hits[0].Score * ShareOfBest && InCommon(h) >= WordsInCommon && h.Covered >= (h.InTitle > 0 ? withTitle : least));

    private static int InCommon(SearchHit hit) => hit.Title.Concat(hit.Snippet).Where(s => s.Marked)
        .Select(s => s.Text[..Math.Min(s.Text.Length, SameLetters)]).Distinct(StringComparer.OrdinalIgnoreCase).Count();
}
