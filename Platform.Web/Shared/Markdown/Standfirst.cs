namespace Platform.Web.Shared.Markdown;

/// <summary>
/// The summary of an imported text. Many are the first letters of the text itself, cut in the middle of a word and without the spaces
/// between headings and paragraphs.
/// </summary>
internal static class Standfirst
{
    /// <summary>In characters.</summary>
    private const int Longest = 300, Compared = 80, Fewest = 20, MostBefore = 80;

    /// <summary>Returns a summary that repeats the text as a beginning that ends at a sentence or a word; another summary as it is.</summary>
    /// <param name="text">The plain text, or its beginning.</param>
    public static string Mended(string summary, string text)
    {
        var (start, isWhole) = Place(summary, text);
        if (start < 0 || (isWhole && summary.TrimEnd() is [.., '.' or '?' or '!' or '…']))
            return summary;
        return PlainText.Beginning(text[start..], Math.Min(Longest, Math.Max(summary.Length, Compared)));
    }

    /// <summary>Whether the text begins with the words of the summary, so that the page of the text needs no summary.</summary>
    public static bool Repeats(string summary, string text) => Place(summary, text).Start >= 0;

    /// <summary>Compares letters and digits only, because the spaces differ.</summary>
    /// <returns>Where the summary begins in the text, below zero when it does not; and whether all of it is there with its spaces.</returns>
    private static (int Start, bool IsWhole) Place(string summary, string text)
    {
        var wanted = Letters(summary, Compared);
        if (wanted.Count < Fewest)
            return (-1, false);
        var there = Letters(text, Compared + MostBefore);
        for (var at = 0; at + wanted.Count <= there.Count; at++)
        {
            if (wanted.Select(l => l.Letter).SequenceEqual(there.Skip(at).Take(wanted.Count).Select(l => l.Letter)))
                return (there[at].Place, PlainText.OneLine(text[there[at].Place..]).StartsWith(PlainText.OneLine(summary), StringComparison.Ordinal));
        }

        return (-1, false);
    }

    private static List<(char Letter, int Place)> Letters(string text, int most) =>
        [.. text.Index().Where(c => char.IsLetterOrDigit(c.Item)).Take(most).Select(c => (char.ToLowerInvariant(c.Item), c.Index))];
}
