using Lucene.Net.Analysis.Nl;

namespace Platform.Search.Analysis;

/// <summary>A word within a word.</summary>
internal readonly record struct WordPart(int Start, int Length);

/// <summary>
/// The words inside a Dutch compound: stretches between syllable breaks that are words of the list, in whatever form, and
/// together make up the word: "leerlingenvervoer" has leerlingen and vervoer. Where there are several readings, all their parts.
/// </summary>
internal sealed class Compounds
{
    private const int ShortestWord = 7, LongestWord = 60, ShortestPart = 4, LongestPart = 20;

    // Three letters (zee, wet, bus) mean something at the start; elsewhere they are mostly endings.
    private const int ShortestFirst = 3;

    private static readonly HashSet<string> Prefixes = ["her", "mis", "ont", "per", "ver"];

    // Where the parts do not make up the word, because one is no word of the list, a long first or last part says enough; but a word of the list is whole.
    private const int LongPart = 5;

    private static readonly Lazy<Compounds> Loaded = new(() => new(Resources.Text("words.nl"), Resources.Text("hyphenation")));

    private readonly Hyphenation _hyphenation;
    private readonly HashSet<string> _stems;

    // Most parts are words as they stand in the list, which is quicker to see.
    private readonly HashSet<string> _words;

    private Compounds(string words, string patterns)
    {
        _hyphenation = new(patterns);
        _words = [.. Words(words).Where(w => !Prefixes.Contains(w) && !DutchAnalyzer.DefaultStopSet.Contains(w))];
        _stems = [.. Words(words).Select(Stem)];
    }

    public static Compounds Dutch => Loaded.Value;

    /// <param name="word">In lower case, without accents.</param>
    /// <returns>In order of their start; none where the word is no compound.</returns>
    public IReadOnlyList<WordPart> Parts(string word)
    {
        return word.Length is < ShortestWord or > LongestWord ? [] : Find(word);
    }

    // Only parts that, one after another, make up the whole word: omgevings+vergunning, never the "ving" of omgeving.
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
        return [.. whole.Select(p => new WordPart(breaks[p.From], breaks[p.To] - breaks[p.From]))];
    }

    private bool IsWord(ReadOnlySpan<char> part)
    {
        if (part.Length > LongestPart) return false;
        if (_words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(part)) return true;
        var text = part.ToString();
        return !Prefixes.Contains(text) && !DutchAnalyzer.DefaultStopSet.Contains(text)
            && (_stems.Contains(Stem(text)) || (text[^1] == 's' && _stems.Contains(Stem(text[..^1]))));
    }

    // "leerling/ZbCbCcCh": the word, then how it may be inflected. The list writes ij as one character.
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
