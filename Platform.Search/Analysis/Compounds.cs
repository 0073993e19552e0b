using Lucene.Net.Analysis.Nl;

namespace Platform.Search.Analysis;

/// <summary>A word inside a compound, as offset and length in characters.</summary>
/// <param name="IsMain">True when it is in the split with the fewest parts.</param>
internal readonly record struct WordPart(int Start, int Length, bool IsMain);

/// <summary>
/// Finds the words inside a Dutch compound: pieces between syllable breaks that are words of the list in any form and together make up the
/// compound. "leerlingenvervoer" gives leerlingen and vervoer. When several splits are possible, the parts of all are returned, so that a text is
/// found by any of them; those of the split with the fewest parts are the main ones.
/// </summary>
internal sealed class Compounds
{
    private const int ShortestWord = 7, LongestWord = 60, ShortestPart = 4, LongestPart = 20;

    // Words of three letters (zee, wet, bus) count at the start only; elsewhere they are mostly endings.
    private const int ShortestFirst = 3;

    private static readonly HashSet<string> Prefixes = ["her", "mis", "ont", "per", "ver"];

    // When the parts do not make up the whole word, because one is not in the list, a first or last part of this length still counts; not
    // for a word that is itself in the list.
    private const int LongPart = 5;

    private static readonly Lazy<Compounds> Loaded = new(() => new(Resources.Text("words.nl"), Resources.Text("hyphenation")));

    private readonly Hyphenation _hyphenation;
    private readonly HashSet<string> _stems;

    // Most parts are in the list as they are; this is checked first because it is faster.
    private readonly HashSet<string> _words;

    private Compounds(string words, string patterns)
    {
        _hyphenation = new(patterns);
        _words = [.. Words(words).Where(w => !Prefixes.Contains(w) && !DutchAnalyzer.DefaultStopSet.Contains(w))];
        _stems = [.. Words(words).Select(Stem)];
    }

    public static Compounds Dutch => Loaded.Value;

    /// <param name="word">In lower case, without accents.</param>
    /// <returns>The parts in order of their start; empty when the word is not a compound.</returns>
    public IReadOnlyList<WordPart> Parts(string word)
    {
        return word.Length is < ShortestWord or > LongestWord ? [] : Find(word);
    }

    // Only parts that together make up the whole word: omgevings+vergunning, never the "ving" of omgeving.
    private WordPart[] Find(string word)
    {
        int[] breaks = [0, .. _hyphenation.Breaks(word), word.Length];
        var last = breaks.Length - 1;
        var parts = new List<(int From, int To)>();
        var begins = new bool[last + 1];
        var ends = new bool[last + 1];
        begins[0] = ends[last] = true;
        for (var i = 0; i < last; i++)
            for (var j = begins[i] ? i + 1 : last; j <= last; j++)
            {
                if ((i == 0 && j == last) || breaks[j] - breaks[i] < (i == 0 ? ShortestFirst : ShortestPart) || !IsWord(word.AsSpan(breaks[i], breaks[j] - breaks[i]))) continue;
                parts.Add((i, j));
                begins[j] |= begins[i];
            }
        foreach (var (from, to) in Enumerable.Reverse(parts)) ends[from] |= ends[to];
        var whole = parts.Where(p => begins[p.From] && ends[p.To]).ToList();
        if (whole.Count == 0 && !IsWord(word)) whole = parts.Where(p => (p.From == 0 || p.To == last) && breaks[p.To] - breaks[p.From] >= LongPart).ToList();
        var main = whole.Count == 0 ? [] : Main(whole, breaks);
        return [.. whole.Select(p => new WordPart(breaks[p.From], breaks[p.To] - breaks[p.From], main.Contains(p)))];
    }

    /// <summary>
    /// Returns the split with the fewest parts, and among those the one with the longest part. Of parts that do not make up the whole word, it
    /// returns the longest and the longest one beside it.
    /// </summary>
    private static HashSet<(int From, int To)> Main(List<(int From, int To)> parts, int[] breaks)
    {
        // By break: the best split of what comes before it.
        var best = new (int Parts, int Squares, int From)[breaks.Length];
        foreach (var (from, to) in parts.OrderBy(p => p.To))
        {
            if (from > 0 && best[from].Parts == 0) continue;
            var (count, squares) = (best[from].Parts + 1, best[from].Squares + (Length((from, to)) * Length((from, to))));
            if (best[to].Parts == 0 || (count, -squares).CompareTo((best[to].Parts, -best[to].Squares)) < 0) best[to] = (count, squares, from);
        }

        var main = new HashSet<(int, int)>();
        if (best[^1].Parts > 0)
        {
            for (var to = breaks.Length - 1; to > 0; to = best[to].From) main.Add((best[to].From, to));
            return main;
        }

        var longest = parts.MaxBy(Length);
        main.Add(longest);
        if (parts.Where(p => p.From >= longest.To || p.To <= longest.From).OrderByDescending(Length).Take(1).ToList() is [var other]) main.Add(other);
        return main;

        int Length((int From, int To) part) => breaks[part.To] - breaks[part.From];
    }

    private bool IsWord(ReadOnlySpan<char> part)
    {
        if (part.Length > LongestPart) return false;
        if (_words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(part)) return true;
        var text = part.ToString();
        return !Prefixes.Contains(text) && !DutchAnalyzer.DefaultStopSet.Contains(text)
            && (_stems.Contains(Stem(text)) || (text[^1] == 's' && _stems.Contains(Stem(text[..^1]))));
    }

    // A line of the list: "leerling/ZbCbCcCh", the word and codes of its inflections. The list writes ij as one character.
    private static IEnumerable<string> Words(string list) => list.Split('\n').Skip(1)
        .Select(l => l.Split('/')[0].Trim().Replace("ĳ", "ij", StringComparison.Ordinal))
        .Where(w => w.Length >= ShortestFirst && w.All(char.IsAsciiLetterLower));

    private static string Stem(string word)
    {
        var stemmer = Stemmer.Value!;
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    private static readonly ThreadLocal<Lucene.Net.Tartarus.Snowball.Ext.DutchStemmer> Stemmer = new(() => new());
}
