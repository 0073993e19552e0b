using Lucene.Net.Index;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>The words that say best what a text is about: those that occur in it more than one would expect.</summary>
internal static class Keywords
{
    private const int Most = 20, FromTitleCountAs = 3;

    public static string Of(IndexReader reader, string title, string body)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in AnalysedText.Words(title)) counts[word] = counts.GetValueOrDefault(word) + FromTitleCountAs;
        foreach (var word in AnalysedText.Words(body)) counts[word] = counts.GetValueOrDefault(word) + 1;
        return string.Join(' ', counts.Select(c => (c.Key, Worth: Worth(reader, c.Key, c.Value))).Where(c => c.Worth > 0)
            .OrderByDescending(c => c.Worth).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Most).Select(c => c.Key));
    }

    private static float Worth(IndexReader reader, string word, int count)
    {
        var worth = 0f;
        foreach (var f in TextFields.All.Where(f => f.Side == TextFields.Open))
        {
            if (Lexicon.For(f.Language)[word].Stem is not { } stem) continue;
            var (documents, all) = (reader.DocFreq(new Term(f.Text, stem)), reader.GetDocCount(f.Text));
            if (documents > 0) worth = Math.Max(worth, count / (count + Ranking.Saturation) * MathF.Log(1 + all / (float)documents));
        }
        return worth;
    }
}
