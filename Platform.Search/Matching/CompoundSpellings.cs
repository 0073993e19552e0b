using Lucene.Net.Util;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>
/// Other spellings of a Dutch compound. Texts write "ondernemingsraad", "werktijdverkorting" and "au pair" where people type "ondernemings
/// raad", "verkorting van werktijd" and "aupair". Only spellings that occur in public text are returned.
/// </summary>
internal sealed class CompoundSpellings(Statistics statistics, IReadOnlyList<TextFields> dutch)
{
    private const int ShortestPart = 2, ShortestJoined = 3, LongestJoined = 40, MostPairs = 3;

    private static readonly HashSet<string> Prepositions = ["aan", "bij", "door", "in", "met", "op", "over", "tegen", "tot", "uit", "van", "voor", "tussen", "naar", "onder"];

    private int _lookedUp;

    /// <summary>Returns runs of words that texts write as one word. Between two words there may be a preposition, but no article.</summary>
    public IEnumerable<(int Start, int Length, string Joined)> Joined(IReadOnlyList<string> words)
    {
        if (dutch.Count == 0 || words.Count > QueryLimits.JoinedWords)
            yield break;
        for (var i = 0; i < words.Count - 1; i++)
        {
            foreach (var joined in Known([words[i] + words[i + 1], $"{words[i]}s{words[i + 1]}"], words[i], words[i + 1]))
                yield return (i, 2, joined);
            if (i + 2 < words.Count && Prepositions.Contains(words[i + 1].ToLowerInvariant()))
                foreach (var joined in Known([.. Firsts(words[i + 2]).Select(first => first + words[i])], words[i], words[i + 2]))
                    yield return (i, 3, joined);
        }
    }

    /// <summary>Returns the two words as which public texts write this word; null when no text writes it so, or some text has the word.</summary>
    /// <param name="word">In lower case, without accents.</param>
    public string? Apart(string word)
    {
        if (dutch.Count == 0 || word.Length > LongestJoined || _lookedUp >= QueryLimits.LookedUp || dutch.Any(f => Having(f, word) > 0))
            return null;
        _lookedUp++;
        var pairs = new List<(int Documents, string First, string Second)>();
        for (var at = ShortestPart; at <= word.Length - ShortestPart; at++)
        {
            var (first, second) = (word[..at], word[at..]);
            if (dutch.Max(f => Math.Min(Having(f, first), Having(f, second))) is > 0 and var documents)
                pairs.Add((documents, first, second));
        }

        return pairs.OrderByDescending(p => p.Documents).Take(MostPairs)
            .Where(p => dutch.Any(f => statistics.Follow(Exactly(f, p.First, p.Second)))).Select(p => $"{p.First} {p.Second}").FirstOrDefault();
    }

    /// <summary>The forms that a word has as the first part of a compound: passagiers-rechten, imam-opleiding, vakbond-s-contributie.</summary>
    private static IEnumerable<string> Firsts(string word)
    {
        yield return word;
        if (word.EndsWith('s') || word.EndsWith("en", StringComparison.Ordinal))
            yield return word[..^1];
        else
            yield return word + "s";
    }

    private IEnumerable<string> Known(string[] joined, string one, string other) =>
        one.Length < ShortestJoined || other.Length < ShortestJoined || IsCommon(one) || IsCommon(other) ? []
        : joined.Where(word => word.Length <= LongestJoined && Lexicon.Dutch[word].Stem is { } stem && dutch.Any(f => statistics.Occurs(new(f, f.Text, [new(new BytesRef(stem), 0)], 1))));

    private static bool IsCommon(string word) => Lexicon.Dutch[word].Stem is null;

    private int Having(TextFields f, string word) => statistics.Having(Exactly(f, word));

    private static Source Exactly(TextFields f, params string[] words) => new(f, f.Exact, [.. words.Select((w, i) => new PlacedTerm(new BytesRef(w), i))], 1);
}
