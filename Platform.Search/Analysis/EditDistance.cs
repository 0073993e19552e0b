namespace Platform.Search.Analysis;

/// <summary>Finds the known word that a typed word was probably meant to be.</summary>
public static class EditDistance
{
    /// <summary>
    /// Returns the nearest known word: within one edit, or two from six letters. Null when there is none, or when the word is shorter than
    /// three letters and not known.
    /// </summary>
    internal static string? Nearest(string typed, IEnumerable<string> known)
    {
        var allowed = typed.Length < 3 ? 0 : typed.Length < 6 ? 1 : 2;
        return known.Where(k => Math.Abs(k.Length - typed.Length) <= allowed).Select(k => (Word: k, Edits: Between(typed.ToLowerInvariant(), k.ToLowerInvariant())))
            .Where(k => k.Edits <= allowed && k.Word.Length > 2).OrderBy(k => k.Edits).ThenBy(k => k.Word.Length).Select(k => k.Word).FirstOrDefault();
    }

    /// <summary>Counts the letters to add, leave out, replace or swap with the next (Damerau-Levenshtein, optimal string alignment).</summary>
    public static int Between(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        return d[a.Length, b.Length];
    }
}
