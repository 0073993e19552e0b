using Lucene.Net.Util;
using Lucene.Net.Util.Automaton;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>
/// The words of public text. A typed word that is not among them, nor in a dictionary, may contain a typing error.
/// </summary>
internal sealed class Vocabulary(IndexTerms index)
{
    private const int ShortestCorrected = 4, ShortestWithTwoEdits = 8;

    private static readonly TextFields[] Open = [.. TextFields.All.Where(f => f.Side == TextFields.Open)];

    private int _lookedUp;

    /// <summary>
    /// Returns the most likely word for one that no public text has in any form; null when it is known, is spelled right or no word is near.
    /// </summary>
    /// <param name="word">In lower case, without accents.</param>
    public string? Correct(string word)
    {
        if (word.Length < ShortestCorrected || word.Any(char.IsAsciiDigit) || Open.Any(f => Knows(f, word))) return null;
        // The dictionary and the search through all words cost time, so their number is limited.
        if (_lookedUp++ >= QueryLimits.LookedUp || Spelling.IsRight(word)) return null;
        return Nearest(word, 1) ?? (word.Length >= ShortestWithTwoEdits ? Nearest(word, 2) : null);
    }

    private bool Knows(TextFields f, string word) =>
        Lexicon.For(f.Language)[word].Stem is not { } stem || index[f.Text, new BytesRef(stem)].Documents > 0;

    /// <summary>Returns the most common word within this number of edits (a letter added, removed or replaced, or two swapped).</summary>
    private string? Nearest(string word, int slips)
    {
        // The first letter is nearly always right, and fixing it makes the search through all words a hundred times smaller.
        var near = BasicOperations.Concatenate(BasicAutomata.MakeString(word[..1]), new LevenshteinAutomata(word[1..], withTranspositions: true).ToAutomaton(slips));
        var compiled = new CompiledAutomaton(near, finite: true, simplify: false);
        var documents = new Dictionary<string, int>();
        foreach (var segment in index.Reader.Leaves)
            foreach (var f in Open)
            {
                if (segment.AtomicReader.GetTerms(f.Exact) is not { } words) continue;
                for (var found = words.Intersect(compiled, null); found.MoveNext();)
                    if (found.Term.Utf8ToString() is var term && !term.Any(char.IsAsciiDigit))
                        documents[term] = documents.GetValueOrDefault(term) + found.DocFreq;
            }
        return documents.Count == 0 ? null : documents.OrderByDescending(d => d.Value).ThenBy(d => d.Key, StringComparer.Ordinal).First().Key;
    }
}
