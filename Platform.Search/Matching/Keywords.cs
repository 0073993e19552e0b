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

    /// <returns>The concepts to search, and what a text must have of them to be near.</returns>
    public static (List<Concept> Concepts, Fitting Fitting) Of(IndexTerms terms, TextFields[] fields, Statistics statistics, string title, string body)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in AnalysedText.Words(title)) counts[word] = counts.GetValueOrDefault(word) + FromTitleCountAs;
        foreach (var word in AnalysedText.Words(body)) counts[word] = counts.GetValueOrDefault(word) + 1;
        var stopWords = new StopWords(counts.Keys);
        var left = Math.Max(AlwaysRead, statistics.PublicDocuments / ReadOneIn);
        var concepts = new List<Concept>();
        var asked = new List<AskedWord>();
        var searched = 0;
        foreach (var (inText, inTitle, worth) in counts.Select((c, i) => (Concepts: Concepts(c.Key, 1UL << (i % 64), fields, stopWords), Count: c.Value))
            .Select(c => (c.Concepts.Text, c.Concepts.Title, Worth: Worth(c.Concepts.Text, c.Count, statistics)))
            .OrderByDescending(c => c.Worth).ThenBy(c => c.Text.Asked, StringComparer.Ordinal))
        {
            if (worth == 0 || searched == Most) break;
            if (asked.Count < Most) asked.Add(new(inText.Words, inText.Asked, [.. TextFields.All.Select(f => inText.Sources.Exists(s => s.Fields == f) ? worth : 0)]));
            if (!inText.Sources.Exists(statistics.Occurs)) continue;
            searched++;
            left -= inText.Sources.Sum(s => terms[s.Field, s.Terms[0].Term].Documents);
            if (left < 0 && concepts.Count > 0) break;
            concepts.AddRange([inText, inTitle]);
        }
        foreach (var concept in concepts) concept.Weigh(statistics);
        return (concepts, new(asked, 0));
    }

    private static (Concept Text, Concept Title) Concepts(string word, ulong bit, TextFields[] fields, StopWords stopWords)
    {
        var text = new Concept { Asked = word, Words = bit };
        var title = new Concept { Asked = word, Words = bit, InTitle = true, Factor = Ranking.Title };
        foreach (var f in fields)
        {
            if (stopWords.Has(word, f.Language) || Lexicon.For(f.Language)[word].Stem is not { } stem) continue;
            PlacedTerm[] term = [new(new BytesRef(stem), 0)];
            text.Sources.Add(new(f, f.Text, term, 1));
            title.Sources.Add(new(f, f.Title, term, 1));
        }
        return (text, title);
    }

    private static float Worth(Concept text, int count, Statistics statistics) =>
        text.Sources.Where(s => s.Fields.Side == TextFields.Open).Select(statistics.Weight).DefaultIfEmpty(0).Max()
            * count / (count + Ranking.Saturation);
}
