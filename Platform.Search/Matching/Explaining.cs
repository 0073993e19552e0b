using Lucene.Net.Index;
using Lucene.Net.Util;
using Platform.Search.Analysis;
using Platform.Search.Indexing;

namespace Platform.Search.Matching;

/// <summary>Explains how the search treats words and documents, with the code of the search itself.</summary>
internal static class Explaining
{
    public static IReadOnlyList<WordAnalysis> Words(IndexReader reader, string text, Synonyms synonyms)
    {
        var terms = new IndexTerms(reader);
        var vocabulary = new Vocabulary(terms);
        var typed = AnalysedText.Words(text);
        var names = synonyms.In(typed).ToLookup(s => s.Start, s => s.Targets.Select(t => t.Text));
        return [.. typed.Select((word, i) =>
        {
            var (dutch, english) = (Lexicon.Dutch[word], Lexicon.English[word]);
            return new WordAnalysis(word, dutch.Exact, dutch.Stem, [.. dutch.Loose.Select(l => l.Term)], english.Stem,
                Documents("nl", dutch.Stem) + Documents("en", english.Stem), vocabulary.Correct(dutch.Exact), [.. names[i].SelectMany(n => n).Distinct()]);
        })];

        int Documents(string language, string? stem) =>
            stem is null ? 0 : terms[TextFields.All.First(f => f.Side == TextFields.Open && f.Language == language).Text, new BytesRef(stem)].Documents;
    }

    /// <summary>Explains the score of a document; null when the document is not in the index.</summary>
    public static ScoreExplanation? Score(IndexReader reader, string key, SearchRequest request, Synonyms synonyms)
    {
        if (StoredText.Find(reader, key) is not { } document) return null;
        var segment = reader.Leaves[ReaderUtil.SubIndex(document, reader.Leaves)];
        var terms = new IndexTerms(reader);
        var statistics = new Statistics(terms);
        var concepts = SearchRun.Meaning(terms, request, statistics, synonyms).Concepts;
        var shares = concepts.Where(c => !c.Excluded).Select(c => Share(c, segment, document - segment.DocBase, terms, statistics)).OfType<ScoreShare>();
        var proximity = new Proximity(terms, concepts);
        return new([.. shares.OrderByDescending(s => s.Share)], proximity.Applies ? proximity.Bonuses([document]).Single() : 0,
            Prior.Of(Columns.Of(segment.AtomicReader), document - segment.DocBase, Prior.Newest(reader)));
    }

    private static ScoreShare? Share(Concept concept, AtomicReaderContext segment, int document, IndexTerms terms, Statistics statistics)
    {
        var (frequency, fields, forms) = (0f, 0, new List<string>());
        foreach (var source in concept.Sources)
        {
            var found = Postings.Open(segment, source, terms, statistics)?.Frequency(document) ?? 0;
            if (found == 0) continue;
            (frequency, fields) = (frequency + found, source.Fields.Index);
            forms.Add(string.Join(' ', source.Terms.Select(t => t.Term.Utf8ToString())));
        }
        if (frequency == 0) return null;
        var kind = concept.IsPart ? ShareKind.PartOfWord : concept.InTitle ? ShareKind.InTitle : concept.Words == 0 ? ShareKind.Phrase : ShareKind.InText;
        return new(concept.Asked, kind, [.. forms.Distinct()], concept.Weights[fields], frequency, Ranking.Share(concept.Weights[fields], frequency));
    }
}
