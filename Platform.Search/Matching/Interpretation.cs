using Lucene.Net.Util;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>What a query means in this index: its words with their other forms, the words inside them, synonyms and corrections.</summary>
internal sealed class Interpretation
{
    private readonly Statistics _statistics;
    private readonly TextFields[] _fields;
    private readonly bool _titleOnly;

    // "te huur of te koop" is nothing but stop words in Dutch: then they are what is searched.
    private readonly HashSet<TextFields> _unstemmed;

    public Interpretation(UserQuery query, TextFields[] fields, Statistics statistics, Vocabulary? vocabulary, Synonyms synonyms)
    {
        (_fields, _statistics, _titleOnly) = (fields, statistics, query.TitleOnly);
        _unstemmed = [.. fields.Where(f => query.Parts.All(p => p.Phrase || p.Excluded || Terms(f, Form.Stem, p.Text).Count == 0))];
        foreach (var part in query.Parts.Where(p => p.Phrase || p.Excluded)) Concepts.Add(Phrase(part));
        Add(query, vocabulary, synonyms);
        foreach (var concept in Concepts) concept.Weigh(statistics);
        Concepts.RemoveAll(c => c.Sources.Count == 0 && !c.Required);
    }

    public List<Concept> Concepts { get; } = [];

    /// <summary>Words no public text has, and what was searched as well.</summary>
    public List<Correction> Corrections { get; } = [];

    private void Add(UserQuery query, Vocabulary? vocabulary, Synonyms synonyms)
    {
        var typed = query.Parts.Where(p => !p.Phrase && !p.Excluded).SelectMany(p => TextAnalyzer.Words(p.Text)).ToList();
        var meant = new List<string>();
        var known = new Dictionary<string, Concept>();
        foreach (var word in typed)
        {
            var plain = Plain(word);
            if (known.TryGetValue(plain, out var again))
            {
                again.Factor++;
                meant.Add(word);
                continue;
            }
            var concept = known[plain] = new Concept { Words = 1UL << (known.Count % 64) };
            Concepts.Add(concept);
            AddForms(concept, word, 1);
            var better = _unstemmed.Count == 0 ? vocabulary?.Correct(plain) : null;
            if (better is not null)
            {
                AddForms(concept, better, Ranking.Correction);
                Corrections.Add(new(word, better));
            }
            meant.Add(better ?? word);
            AddParts(concept, better ?? word);
        }

        foreach (var part in query.Parts.Where(p => !p.Phrase && p.Or.Count > 0))
            if (TextAnalyzer.Words(part.Text) is [var first, ..])
                foreach (var other in part.Or) AddForms(known[Plain(first)], other, 1);

        foreach (var (start, length, targets) in synonyms.In(meant))
        {
            var concept = known[Plain(typed[start])];
            if (length > 1)
            {
                var words = typed.Skip(start).Take(length).Aggregate(0UL, (all, w) => all | known[Plain(w)].Words);
                Concepts.Add(concept = new Concept { Words = words });
                AddForms(concept, string.Join(' ', meant.Skip(start).Take(length)), 1);
            }
            foreach (var target in targets) AddForms(concept, target.Text, target.IsSame ? Ranking.Synonym : Ranking.Related);
        }
    }

    /// <summary>A word in all its forms, or several words that must follow one another.</summary>
    private void AddForms(Concept concept, string text, float weight)
    {
        foreach (var f in _fields)
        {
            if (_unstemmed.Contains(f))
            {
                AddTerms(concept, f, f.Exact, Form.Exact, text, weight);
                continue;
            }
            if (!_titleOnly) AddTerms(concept, f, f.Text, Form.Stem, text, weight);
            if (Terms(f, Form.Stem, text).Count != 1) continue;
            AddTerms(concept, f, f.Title, Form.Stem, text, weight * Ranking.Title);
            if (f.Language != "nl") continue;
            if (!_titleOnly) AddTerms(concept, f, f.Loose, Form.Loose, text, weight * Ranking.Loose);
            AddTerms(concept, f, f.LooseTitle, Form.Loose, text, weight * Ranking.LooseTitle);
        }
    }

    private void AddParts(Concept whole, string word)
    {
        var dutch = _fields.Where(f => f.Language == "nl" && !_unstemmed.Contains(f)).ToList();
        if (dutch.Count == 0) return;
        var factor = whole.Sources.Exists(s => s.Field == s.Fields.Text && _statistics.Occurs(s)) ? Ranking.Part : Ranking.PartOfUnknown;
        foreach (var part in Terms(dutch[0], Form.Loose, word).Skip(1))
        {
            var concept = new Concept { Words = whole.Words, IsPart = true, Factor = factor };
            foreach (var f in dutch)
            {
                if (!_titleOnly) concept.Sources.Add(new(f, f.Loose, [new(new BytesRef(part), 0)], 1));
                concept.Sources.Add(new(f, f.LooseTitle, [new(new BytesRef(part), 0)], Ranking.PartInTitle));
            }
            Concepts.Add(concept);
        }
    }

    private Concept Phrase(QueryPart part)
    {
        var concept = new Concept { Required = part is { Phrase: true, Excluded: false }, Excluded = part.Excluded };
        foreach (var f in _fields)
            foreach (var text in part.Or.Prepend(part.Text))
                if (part.Phrase) AddTerms(concept, f, f.Exact, Form.Exact, text, 1);
                else AddTerms(concept, f, f.Text, Form.Stem, text, 1);
        return concept;
    }

    private static void AddTerms(Concept concept, TextFields f, string field, Form form, string text, float weight)
    {
        var terms = TextAnalyzer.For(f.Language, form).Placed(text);
        if (terms.Count > 0) concept.Sources.Add(new(f, field, terms, weight));
    }

    private static string Plain(string word) => TextAnalyzer.For("nl", Form.Exact).Terms(word).FirstOrDefault() ?? word;

    private static List<string> Terms(TextFields f, Form form, string text) => TextAnalyzer.For(f.Language, form).Terms(text);
}
