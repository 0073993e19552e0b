using Lucene.Net.Index;
using Lucene.Net.Util;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>Where one form of a concept is found: a term of a field, or several that must follow one another.</summary>
internal sealed record Source(TextFields Fields, string Field, IReadOnlyList<BytesRef> Terms, float Weight);

/// <summary>
/// One thing the searcher means, with every form it may take. Its forms add up to one frequency (BM25F: Robertson, Zaragoza and
/// Taylor 2004), so a rare form of a common word does not count as a rare word.
/// </summary>
internal sealed class Concept(bool required, bool excluded)
{
    public bool Required { get; } = required;
    public bool Excluded { get; } = excluded;
    public List<Source> Sources { get; } = [];

    /// <summary>How much the concept tells a document apart, by the index in <see cref="TextFields.All"/>.</summary>
    public float[] Weights { get; } = new float[TextFields.All.Length];

    public static List<Concept> Of(UserQuery query, IReadOnlyCollection<TextFields> fields, Statistics statistics)
    {
        // "te huur of te koop" is nothing but stop words in Dutch: then they are what is searched.
        var exact = fields.Where(f => query.Parts.All(p => p.Phrase || p.Excluded || Stems(f, p.Text).Count == 0)).ToHashSet();
        var concepts = new List<Concept>();
        foreach (var part in query.Parts)
        {
            var words = TextAnalyzer.Words(part.Text);
            if (words.Count == 0) continue;
            if (part.Phrase || part.Excluded) concepts.Add(Phrase(part, fields, statistics));
            else concepts.AddRange(words.Select(w => Word(w, fields, exact, statistics)));
        }
        return [.. concepts.Where(c => c.Sources.Count > 0 || c.Required)];
    }

    private static Concept Word(string word, IReadOnlyCollection<TextFields> fields, HashSet<TextFields> exact, Statistics statistics)
    {
        var concept = new Concept(required: false, excluded: false);
        foreach (var f in fields)
        {
            var terms = exact.Contains(f) ? TextAnalyzer.For(f.Language, stemmed: false).Terms(word) : Stems(f, word);
            if (terms.Count == 0) continue;
            concept.Add(new(f, exact.Contains(f) ? f.Exact : f.Text, Bytes(terms), 1), statistics);
            if (!exact.Contains(f)) concept.Add(new(f, f.Title, Bytes(terms), Ranking.Title), statistics);
        }
        return concept;
    }

    private static Concept Phrase(QueryPart part, IReadOnlyCollection<TextFields> fields, Statistics statistics)
    {
        var concept = new Concept(required: part is { Phrase: true, Excluded: false }, part.Excluded);
        foreach (var f in fields)
            concept.Add(new(f, f.Exact, Bytes(TextAnalyzer.For(f.Language, stemmed: false).Terms(part.Text)), 1), statistics);
        return concept;
    }

    private void Add(Source source, Statistics statistics)
    {
        Sources.Add(source);
        var index = Array.IndexOf(TextFields.All, source.Fields);
        if (Weights[index] == 0) Weights[index] = source.Terms.Sum(t => statistics.Weight(source, t));
    }

    private static List<string> Stems(TextFields fields, string text) => TextAnalyzer.For(fields.Language).Terms(text);

    private static BytesRef[] Bytes(IEnumerable<string> terms) => [.. terms.Select(t => new BytesRef(t))];
}
