using System.Collections.Concurrent;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Platform.Search.Analysis;

/// <summary>A word within a word.</summary>
internal readonly record struct WordPart(int Start, int Length);

/// <summary>
/// The words inside a Dutch compound: every stretch between syllable breaks that is a word of the list, in whatever form, so that
/// "leerlingenvervoer" has leerlingen and vervoer. Parts may overlap: which reading is meant, the query tells.
/// </summary>
internal sealed class Compounds
{
    private const int ShortestWord = 7, LongestWord = 60, MostRemembered = 200_000;

    private static readonly Lazy<Compounds> Loaded = new(() => new(Resources.Text("words.nl"), Resources.Text("hyphenation.nl")));

    private readonly Hyphenation _hyphenation;
    private readonly HashSet<string> _stems;
    private readonly ConcurrentDictionary<string, WordPart[]> _remembered = [];

    private Compounds(string words, string patterns)
    {
        _hyphenation = new(patterns);
        _stems = [.. Words(words).Select(Stem)];
    }

    public static Compounds Dutch => Loaded.Value;

    public static int ShortestPart = 4, LongestPart = 15;

    /// <param name="word">In lower case, without accents.</param>
    /// <returns>In order of their start; none where the word is no compound.</returns>
    public IReadOnlyList<WordPart> Parts(string word)
    {
        if (word.Length is < ShortestWord or > LongestWord) return [];
        if (_remembered.TryGetValue(word, out var known)) return known;
        if (_remembered.Count > MostRemembered) _remembered.Clear();
        return _remembered[word] = Find(word);
    }

    private WordPart[] Find(string word)
    {
        List<int> breaks = [0, .. _hyphenation.Breaks(word), word.Length];
        var parts = new List<WordPart>();
        for (var i = 0; i < breaks.Count - 1; i++)
            for (var j = i + 1; j < breaks.Count; j++)
            {
                var length = breaks[j] - breaks[i];
                if (length >= ShortestPart && length <= LongestPart && length < word.Length && _stems.Contains(Stem(word.Substring(breaks[i], length))))
                    parts.Add(new(breaks[i], length));
            }
        return [.. parts];
    }

    // "leerling/ZbCbCcCh": the word, then how it may be inflected. The list writes ij as one character.
    private static IEnumerable<string> Words(string list) => list.Split('\n').Skip(1)
        .Select(l => l.Split('/')[0].Trim().Replace("ĳ", "ij", StringComparison.Ordinal))
        .Where(w => w.Length >= ShortestPart && w.All(char.IsAsciiLetterLower));

    private static string Stem(string word)
    {
        var stemmer = Stemmer.Value!;
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }

    private static readonly ThreadLocal<DutchStemmer> Stemmer = new(() => new());
}
