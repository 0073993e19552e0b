using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>The words of public text; what is not among them may be a slip of the pen.</summary>
internal sealed class Vocabulary(IndexTerms index)
{
    private const int ShortestCorrected = 4, ShortestWithTwoEdits = 8;

    private static readonly TextFields[] Open = [.. TextFields.All.Where(f => f.Side == TextFields.Open)];

    /// <summary>The likeliest word for one that no public text has in any form; null where it is known or nothing is near.</summary>
    /// <param name="word">In lower case, without accents.</param>
    public string? Correct(string word)
    {
        if (word.Length < ShortestCorrected || word.Any(char.IsAsciiDigit) || Open.Any(f => Knows(f, word))) return null;
        return Nearest(word, 1) ?? (word.Length >= ShortestWithTwoEdits ? Nearest(word, 2) : null);
    }

    private bool Knows(TextFields f, string word) =>
        Lexicon.For(f.Language)[word].Stem is not { } stem || index[f.Text, new BytesRef(stem)].Documents > 0;

    // The first letter is nearly always right, and fixing it makes the search through all words a hundred times shorter.
    private string? Nearest(string word, int edits)
    {
        var (best, most) = (default(string), 0);
        foreach (var f in Open)
        {
            if (MultiFields.GetTerms(index.Reader, f.Exact) is not { } terms) continue;
            var near = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(f.Exact, word), edits, 1, transpositions: true);
            while (near.MoveNext())
                if (near.DocFreq > most && near.Term.Utf8ToString() is var found && !found.Any(char.IsAsciiDigit))
                    (best, most) = (found, near.DocFreq);
        }
        return best;
    }
}
