using System.Numerics;
using Lucene.Net.Util;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>What a query means in this index: its words with their other forms, compound parts, synonyms and corrections.</summary>
internal sealed class Interpretation
{
    private readonly TextFields[] _fields;
    private readonly Statistics _statistics;
    private readonly Vocabulary _vocabulary;
    private readonly Synonyms _synonyms;
    private readonly HashSet<TextFields> _exact;

    public Interpretation(UserQuery query, TextFields[] fields, Statistics statistics, Vocabulary vocabulary, Synonyms synonyms)
    {
        (_fields, _statistics, _vocabulary, _synonyms) = (fields, statistics, vocabulary, synonyms);
        _exact = fields.Where(f => query.Parts.All(p => p.Phrase || p.Excluded || Terms(f, Form.Stem, p.Text).Count == 0)).ToHashSet();
        var words = new List<string>();
        foreach (var part in query.Parts)
        {
            if (part.Phrase || part.Excluded) Phrase(part);
            if (!part.Phrase && !part.Excluded) words.AddRange(TextAnalyzer.Words(part.Text));
        }
        Words(words);
        foreach (var concept in Concepts) concept.Weigh(statistics);
        Concepts.RemoveAll(c => c.Sources.Count == 0 && !c.Required);
    }

    public List<Concept> Concepts { get; } = [];

    /// <summary>Query words that no text has, and what was searched instead.</summary>
    public Dictionary<string, string> Corrections { get; } = [];

    /// <summary>One for each word that is no stop word, in order: what stands near what.</summary>
    public List<Concept> Sequence { get; } = [];

    private void Words(List<string> words)
    {
        var known = new Dictionary<string, Concept>();
        var number = 0;
        var corrected = words.ConvertAll(w => w);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var lower = Terms(_fields[0], Form.Exact, word).FirstOrDefault() ?? word;
            if (known.TryGetValue(lower, out var same))
            {
                same.Factor += Ranking.Repeat;
                if (same.Sources.Count > 0) Sequence.Add(same);
                continue;
            }
            var concept = new Concept(1UL << (number++ % 64));
            known[lower] = concept;
            if (_exact.Count == 0 && _vocabulary.Correct(lower, _fields) is { } better)
            {
                corrected[i] = better;
                Corrections[word] = better;
                foreach (var f in _fields) Add(concept, f, better, Ranking.Correction);
                Concepts.Add(concept);
                if (concept.Sources.Count > 0) Sequence.Add(concept);
                Parts(better, concept);
                continue;
            }
            foreach (var f in _fields) Add(concept, f, word, 1);
            Concepts.Add(concept);
            if (concept.Sources.Count > 0) Sequence.Add(concept);
            Parts(word, concept);
        }
        foreach (var (start, length, targets) in _synonyms.In(corrected))
        {
            var mask = 0UL;
            for (var i = start; i < start + length; i++)
                mask |= known[Terms(_fields[0], Form.Exact, words[i]).FirstOrDefault() ?? words[i]].Words;
            Concept concept;
            if (length == 1) concept = Concepts.First(c => c.Words == mask);
            else
            {
                Concepts.Add(concept = new Concept(mask, Ranking.Sequence));
                foreach (var f in _fields) AddPhrase(concept, f, f.Text, Form.Stem, string.Join(' ', corrected.Skip(start).Take(length)), 1);
            }
            foreach (var (text, same) in targets)
                foreach (var f in _fields) Add(concept, f, text, same ? Ranking.Synonym : Ranking.Related);
        }
    }

    private void Parts(string word, Concept whole)
    {
        var dutch = _fields.Where(f => f.Language == "nl" && !_exact.Contains(f)).ToList();
        if (dutch.Count == 0) return;
        var unknown = _statistics.Frequency(dutch[0].Text, Terms(dutch[0], Form.Stem, word).FirstOrDefault()) == 0;
        var parts = Terms(dutch[0], Form.Loose, word).Skip(1).ToList();
        foreach (var part in parts)
        {
            var concept = new Concept(whole.Words, unknown ? Ranking.PartsUnknown : Ranking.Parts, Ranking.PartCover / parts.Count);
            foreach (var f in dutch)
            {
                concept.Sources.Add(new(f, f.Loose, [new(new BytesRef(part), 0)], Ranking.PartLoose));
                concept.Sources.Add(new(f, f.LooseTitle, [new(new BytesRef(part), 0)], Ranking.PartTitle));
            }
            Concepts.Add(concept);
        }
    }

    /// <summary>A word or several in all fields of one language.</summary>
    private void Add(Concept concept, TextFields f, string text, float weight)
    {
        if (_exact.Contains(f))
        {
            AddPhrase(concept, f, f.Exact, Form.Exact, text, weight);
            return;
        }
        AddPhrase(concept, f, f.Text, Form.Stem, text, weight);
        if (Terms(f, Form.Stem, text).Count != 1) return;
        AddPhrase(concept, f, f.Title, Form.Stem, text, weight * Ranking.Title);
        if (f.Language != "nl") return;
        var loose = Terms(f, Form.Loose, text)[0];
        concept.Sources.Add(new(f, f.Loose, [new(new BytesRef(loose), 0)], weight * Ranking.Loose));
        concept.Sources.Add(new(f, f.LooseTitle, [new(new BytesRef(loose), 0)], weight * Ranking.LooseTitle));
    }

    private void Phrase(QueryPart part)
    {
        var concept = new Concept(0, 1, 1, part is { Phrase: true, Excluded: false }, part.Excluded);
        foreach (var f in _fields) AddPhrase(concept, f, f.Exact, Form.Exact, part.Text, 1);
        Concepts.Add(concept);
    }

    private static void AddPhrase(Concept concept, TextFields f, string field, Form form, string text, float weight)
    {
        var terms = TextAnalyzer.For(f.Language, form).Placed(text);
        if (terms.Count > 0) concept.Sources.Add(new(f, field, terms, weight));
    }

    private static List<string> Terms(TextFields f, Form form, string text) => TextAnalyzer.For(f.Language, form).Terms(text);
}
