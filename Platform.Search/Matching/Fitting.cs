using System.Numerics;

namespace Platform.Search.Matching;

/// <summary>A word of a query: its bit, the text as typed, and its weight by the index in <see cref="TextFields.All"/>.</summary>
/// <param name="Weights">0 in fields where the word is not searched.</param>
internal sealed record AskedWord(ulong Bit, string Text, float[] Weights);

/// <summary>The words of a query that a document has.</summary>
/// <param name="Words">As bits.</param>
/// <param name="Fields">The index of its fields in <see cref="TextFields.All"/>.</param>
internal readonly record struct CoveredWords(ulong Words, byte Fields);

/// <summary>
/// Decides which documents fit a query: those that have its words, or enough of them by weight. A word counts in any of its forms: inflected,
/// corrected, as a synonym, or as two parts of a compound.
/// </summary>
internal sealed class Fitting
{
    private readonly IReadOnlyList<AskedWord> _words;
    private readonly float _enough;
    private readonly ulong[] _wanted = new ulong[TextFields.All.Length];
    private readonly float[] _total = new float[TextFields.All.Length];
    private readonly Dictionary<CoveredWords, bool> _known = [];

    /// <param name="enough">The share of the weight of all words that a document must have.</param>
    public Fitting(IReadOnlyList<AskedWord> words, float enough)
    {
        (_words, _enough) = (words, enough);
        foreach (var word in words)
            for (var f = 0; f < _wanted.Length; f++)
            {
                if (word.Weights[f] <= 0) continue;
                _wanted[f] |= word.Bit;
                _total[f] += word.Weights[f];
            }
    }

    /// <summary>True when there are so many words that only the score decides.</summary>
    public bool IsByScoreAlone => _enough > 0 && _words.Count > Ranking.SeveralWords;

    /// <summary>True when a document with a good score fits too, if another fits by its words.</summary>
    public bool IsByScoreToo => _enough > 0 && _words.Count is > Ranking.FewWords and <= Ranking.SeveralWords;

    /// <summary>Everything fits.</summary>
    public static Fitting Anything { get; } = new([], 0);

    /// <summary>Returns the words of the concepts, each with the weight that it has in the text, or else in the title.</summary>
    /// <param name="means">Whether a word means something in these fields.</param>
    public static Fitting Of(IEnumerable<Concept> concepts, Func<string, TextFields, bool> means)
    {
        var words = concepts.Where(c => !c.Excluded && !c.IsPart && BitOperations.PopCount(c.Words) == 1).GroupBy(c => c.Words)
            .Select(g => new AskedWord(g.Key, g.First().Asked, Weights(g.FirstOrDefault(c => !c.InTitle) ?? g.First(), means))).Where(w => w.Weights.Max() > 0).ToList();
        return new(words, words.Count > Ranking.FewWords ? Ranking.Fits : 1);
    }

    /// <summary>Returns whether a document with these words fits, as far as the words decide.</summary>
    public bool Fits(CoveredWords covered)
    {
        if (IsByScoreAlone || HasAll(covered)) return true;
        if (_known.TryGetValue(covered, out var fits)) return fits;
        return _known[covered] = Share(covered) >= _enough;
    }

    public bool HasAll(CoveredWords covered) => (covered.Words & _wanted[covered.Fields]) == _wanted[covered.Fields];

    /// <summary>Returns the share of the weight of all words that these words have, from 0 to 1.</summary>
    public float Share(CoveredWords covered)
    {
        if (_total[covered.Fields] <= 0) return 1;
        var share = 0f;
        foreach (var word in _words)
            if ((covered.Words & word.Bit) != 0) share += word.Weights[covered.Fields];
        return share / _total[covered.Fields];
    }

    /// <summary>Returns the words that are not covered, as typed.</summary>
    public IReadOnlyList<string> LeftOut(CoveredWords covered) =>
        HasAll(covered) ? [] : [.. _words.Where(w => w.Weights[covered.Fields] > 0 && (covered.Words & w.Bit) == 0).Select(w => w.Text)];

    private static float[] Weights(Concept concept, Func<string, TextFields, bool> means) =>
        [.. TextFields.All.Select((f, i) => means(concept.Asked, f) && concept.Sources.Exists(s => s.Fields == f) ? concept.Weights[i] / concept.Factor : 0)];
}
