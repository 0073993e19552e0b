using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>The words of all public text; what is not among them may be a slip of the pen.</summary>
internal sealed class Vocabulary(IndexReader reader)
{
    public const int ShortestCorrected = 4, ShortestTwoEdits = 8;

    /// <summary>The likeliest word for one that no public text has in any form; null where it is known or nothing is near.</summary>
    public string? Correct(string word, TextFields[] fields)
    {
        if (word.Length < ShortestCorrected || word.Any(char.IsAsciiDigit)) return null;
        foreach (var f in fields)
        {
            if (reader.DocFreq(new Term(f.Exact, word)) > 0) return null;
            if (TextAnalyzer.For(f.Language, Form.Stem).Terms(word) is not [var stem] || reader.DocFreq(new Term(f.Text, stem)) > 0) return null;
        }
        return Nearest(word, fields, 1) ?? (word.Length >= ShortestTwoEdits ? Nearest(word, fields, 2) : null);
    }

    private string? Nearest(string word, TextFields[] fields, int edits)
    {
        var (best, most) = (default(string), 0);
        foreach (var f in fields.Where(f => f.Side == TextFields.Open))
        {
            var terms = MultiFields.GetTerms(reader, f.Exact);
            if (terms is null) continue;
            var near = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(f.Exact, word), edits, 1, true);
            while (near.MoveNext())
            {
                var frequency = near.DocFreq;
                if (frequency > most && !near.Term.Utf8ToString().Any(char.IsAsciiDigit)) (best, most) = (near.Term.Utf8ToString(), frequency);
            }
        }
        return best;
    }
}
