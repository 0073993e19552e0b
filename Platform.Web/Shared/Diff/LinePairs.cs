namespace Platform.Web.Shared;

/// <summary>Pairs lines within a replaced run: which new line is an edited old line, and which lines are new or removed.</summary>
internal static class LinePairs
{
    // Below this share of common words a line counts as another line, not as an edited one.
    private const double Alike = 0.3;
    private const int MostComparisons = 10_000;

    public static IEnumerable<(string? Old, string? New)> Of(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostComparisons)
            return Enumerable.Range(0, Math.Max(old.Length, now.Length)).Select(i => (old.ElementAtOrDefault(i), now.ElementAtOrDefault(i)));
        var (alike, best) = Compare([.. old.Select(WordDiff.WordsOf)], [.. now.Select(WordDiff.WordsOf)]);
        var pairs = new List<(string?, string?)>();
        int i = 0, j = 0;
        while (i < old.Length && j < now.Length)
        {
            if (alike[i, j] > 0 && best[i, j] == best[i + 1, j + 1] + alike[i, j])
                pairs.Add((old[i++], now[j++]));
            else if (best[i, j] == best[i + 1, j])
                pairs.Add((old[i++], null));
            else
                pairs.Add((null, now[j++]));
        }
        pairs.AddRange(old[i..].Select(line => ((string?)line, (string?)null)));
        pairs.AddRange(now[j..].Select(line => ((string?)null, (string?)line)));
        return pairs;
    }

    /// <summary>
    /// Computes how similar lines i and j are, and the highest total similarity of the lines from i and j on when paired without crossing.
    /// </summary>
    private static (double[,] Alike, double[,] Best) Compare(HashSet<string>[] old, HashSet<string>[] now)
    {
        var alike = new double[old.Length, now.Length];
        var best = new double[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
            {
                alike[i, j] = Likeness(old[i], now[j]);
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), best[i + 1, j + 1] + alike[i, j]);
            }
        return (alike, best);
    }

    /// <summary>Returns Dice's coefficient of the two sets of words (0–1); 0 when it is too low to mean anything.</summary>
    private static double Likeness(HashSet<string> a, HashSet<string> b)
    {
        var (small, large) = a.Count < b.Count ? (a, b) : (b, a);
        var likeness = small.Count == 0 ? 0 : 2.0 * small.Count(large.Contains) / (a.Count + b.Count);
        return likeness < Alike ? 0 : likeness;
    }
}
