using Lucene.Net.Util;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>
/// Finds the concepts that characterise a text: the words that occur in it more often than expected, by their stems. The most
/// characteristic come first. Their number is limited, because common words take time and do not show similarity.
/// </summary>
internal static class Keywords
{
    private const int Most = 20, FromTitleCountAs = 3;

    /// <summary>The maximum number of postings to read: a fifth of the number of public documents, and at least 50,000.</summary>
    private const int AlwaysRead = 50_000, ReadOneIn = 5;

    public static List<Concept> Of(IndexTerms terms, TextFields[] fields, Statistics statistics, string title, string body)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in AnalysedText.Words(title)) counts[word] = counts.GetValueOrDefault(word) + FromTitleCountAs;
        foreach (var word in AnalysedText.Words(body)) counts[word] = counts.GetValueOrDefault(word) + 1;
        var left = Math.Max(AlwaysRead, statistics.PublicDocuments / ReadOneIn);
        var concepts = new List<Concept>();
        foreach (var (inText, inTitle) in counts.Select(c => (Concepts: Concepts(c.Key, fields), Count: c.Value))
            .Select(c => (c.Concepts, Worth: Worth(c.Concepts.Text, c.Count, statistics))).Where(c => c.Worth > 0)
            .OrderByDescending(c => c.Worth).ThenBy(c => c.Concepts.Text.Asked, StringComparer.Ordinal).Take(Most).Select(c => c.Concepts))
        {
            left -= inText.Sources.Sum(s => terms[s.Field, s.Terms[0].Term].Documents);
            if (left < 0 && concepts.Count > 0) break;
            concepts.AddRange([inText, inTitle]);
        }
        foreach (var concept in concepts) concept.Weigh(statistics);
        return concepts;
    }

    private static (Concept Text, Concept Title) Concepts(string word, TextFields[] fields)
    {
        var (text, title) = (new Concept { Asked = word }, new Concept { Asked = word, InTitle = true, Factor = Ranking.Title });
        foreach (var f in fields)
        {
            if (Lexicon.For(f.Language)[word].Stem is not { } stem) continue;
            PlacedTerm[] term = [new(new BytesRef(stem), 0)];
            text.Sources.Add(new(f, f.Text, term, 1));
            title.Sources.Add(new(f, f.Title, term, 1));
        }
        return (text, title);
    }

    private static float Worth(Concept text, int count, Statistics statistics) =>
        text.Sources.Where(s => s.Fields.Side == TextFields.Open && statistics.Occurs(s)).Select(statistics.Weight).DefaultIfEmpty(0).Max()
            * count / (count + Ranking.Saturation);
}
