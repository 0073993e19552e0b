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

    /// <summary>A word of the query, looked for in the whole text and once more in the title.</summary>
    private sealed record Word(Concept Text, Concept Title);

    private void Add(UserQuery query, Vocabulary? vocabulary, Synonyms synonyms)
    {
        var typed = query.Parts.Where(p => !p.Phrase && !p.Excluded).SelectMany(p => TextAnalyzer.Words(p.Text)).ToList();
        var meant = new List<string>();
        var known = new Dictionary<string, Word>();
        foreach (var text in typed)
        {
            var plain = Plain(text);
            if (known.TryGetValue(plain, out var again))
            {
                again.Text.Factor++;
                again.Title.Factor += Ranking.Title;
                meant.Add(text);
                continue;
            }
            var bit = 1UL << (known.Count % 64);
            var word = known[plain] = new(new() { Words = bit }, new() { Words = bit, InTitle = true, Factor = Ranking.Title });
            Concepts.AddRange([word.Text, word.Title]);
            AddForms(word, text, 1);
            var better = _unstemmed.Count == 0 ? vocabulary?.Correct(plain) : null;
            if (better is not null)
            {
                AddForms(word, better, Ranking.Correction);
                Corrections.Add(new(text, better));
            }
            meant.Add(better ?? text);
            AddParts(word.Text, better ?? text);
        }

        foreach (var part in query.Parts.Where(p => !p.Phrase && !p.Excluded && p.Or.Count > 0))
            if (TextAnalyzer.Words(part.Text) is [var first, ..])
                foreach (var other in part.Or) AddForms(known[Plain(first)], other, 1);

        foreach (var (start, length, targets) in synonyms.In(meant))
        {
            var word = known[Plain(typed[start])];
            if (length > 1)
            {
                var words = typed.Skip(start).Take(length).Aggregate(0UL, (all, w) => all | known[Plain(w)].Text.Words);
                word = new(new() { Words = words }, new() { Words = words, InTitle = true, Factor = Ranking.Title });
                Concepts.Add(word.Text);
                AddForms(word, string.Join(' ', meant.Skip(start).Take(length)), 1);
            }
            foreach (var target in targets) AddForms(word, target.Text, target.IsSame ? Ranking.Synonym : Ranking.Related, _titleOnly);
        }
    }

    /// <summary>A word in all its forms, or several words that must follow one another.</summary>
    private void AddForms(Word word, string text, float weight, bool inTitle = true)
    {
        foreach (var f in _fields)
        {
            if (_unstemmed.Contains(f))
            {
                AddTerms(word.Text, f, f.Exact, Form.Exact, text, weight);
                continue;
            }
            var single = Terms(f, Form.Stem, text).Count == 1;
            var dutch = single && f.Language == "nl";
            if (!_titleOnly) AddTerms(word.Text, f, f.Text, Form.Stem, text, weight);
            if (!_titleOnly && dutch) AddTerms(word.Text, f, f.Loose, Form.Loose, text, weight * Ranking.Loose);
            if (!inTitle || !single) continue;
            AddTerms(word.Title, f, f.Title, Form.Stem, text, weight);
            if (dutch) AddTerms(word.Title, f, f.LooseTitle, Form.Loose, text, weight * Ranking.Loose);
        }
    }

    private void AddParts(Concept whole, string word)
    {
        var dutch = _fields.Where(f => f.Language == "nl" && !_unstemmed.Contains(f)).ToList();
        if (dutch.Count == 0 || Terms(dutch[0], Form.Stem, word).Count == 0) return;
        var factor = whole.Sources.Exists(s => s.Field == s.Fields.Text && _statistics.Occurs(s)) ? Ranking.Part : Ranking.PartOfUnknown;
        var parts = Terms(dutch[0], Form.Loose, word)[1..];
        foreach (var part in parts)
        {
            var alone = parts.Count == 1 && factor == Ranking.PartOfUnknown;
            var concept = new Concept { Words = whole.Words, IsPart = true, IsOnlyPart = alone, Factor = factor };
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
