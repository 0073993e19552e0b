using Lucene.Net.Util;
using Platform.Search.Analysis;

namespace Platform.Search.Matching;

/// <summary>
/// The meaning of a query in this index: its words with their other forms, the words inside them, synonyms and corrections.
/// </summary>
internal sealed class Interpretation
{
    private readonly Statistics _statistics;
    private readonly TextFields[] _fields;
    private readonly bool _titleOnly;

    // "te huur of te koop" has only stop words in Dutch; they are then searched as they are.
    private readonly HashSet<TextFields> _unstemmed;

    private readonly StopWords _stopWords;

    public Interpretation(UserQuery query, TextFields[] fields, Statistics statistics, Vocabulary? vocabulary, Synonyms synonyms)
    {
        (_fields, _statistics, _titleOnly) = (fields, statistics, query.TitleOnly);
        var words = query.Parts.Where(p => !p.Phrase && !p.Excluded).SelectMany(p => AnalysedText.Words(p.Text)).ToList();
        _stopWords = new(words);
        _unstemmed = [.. fields.Where(f => words.TrueForAll(w => _stopWords.Has(w, f.Language)))];
        foreach (var part in query.Parts.Where(p => p.Phrase || p.Excluded)) Concepts.Add(Phrase(part));
        Add(query, words, vocabulary, synonyms);
        foreach (var concept in Concepts) concept.Weigh(statistics);
        Concepts.RemoveAll(c => c.Sources.Count == 0 && !c.Required);
    }

    public List<Concept> Concepts { get; } = [];

    /// <summary>Words that no public text has, and the words that were searched as well.</summary>
    public List<Correction> Corrections { get; } = [];

    /// <summary>
    /// Returns whether a word means something in these fields. A stop word can have synonyms ("OM"), and still be no word that a text must have.
    /// </summary>
    public bool Means(string word, TextFields fields) => _unstemmed.Contains(fields) || !_stopWords.Has(word, fields.Language);

    /// <summary>A word of the query, searched in the whole text and once more in the title.</summary>
    private sealed record Word(Concept Text, Concept Title);

    private void Add(UserQuery query, List<string> typed, Vocabulary? vocabulary, Synonyms synonyms)
    {
        var meant = new List<string>();
        var compounds = new CompoundSpellings(_statistics, [.. _fields.Where(f => f.Language == "nl" && !_unstemmed.Contains(f))]);
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
            var word = known[plain] = new(new() { Asked = text, Words = bit }, new() { Asked = text, Words = bit, InTitle = true, Factor = Ranking.Title });
            Concepts.AddRange([word.Text, word.Title]);
            AddForms(word, text, 1);
            var apart = Occurs(word.Text) ? null : compounds.Apart(plain);
            if (apart is not null) AddForms(word, apart, 1);
            var better = apart is null && _unstemmed.Count == 0 && Corrections.Count < QueryLimits.Corrections ? vocabulary?.Correct(plain) : null;
            if (better is not null)
            {
                AddForms(word, better, Ranking.Correction);
                Corrections.Add(new(text, better));
            }
            meant.Add(better ?? text);
            AddParts(word.Text, better ?? text);
        }

        foreach (var part in query.Parts.Where(p => !p.Phrase && !p.Excluded && p.Or.Count > 0))
            if (AnalysedText.Words(part.Text) is [var first, ..])
                foreach (var other in part.Or) AddForms(known[Plain(first)], other, 1);

        foreach (var (start, length, joined) in compounds.Joined(meant))
        {
            var word = Together(start, length);
            AddForms(word, joined, 1);
            Concepts.Add(word.Title);
        }

        foreach (var (start, length, targets) in synonyms.In(meant))
        {
            var word = length > 1 ? Together(start, length) : known[Plain(typed[start])];
            foreach (var target in targets) AddForms(word, target.Text, target.IsSame ? Ranking.Synonym : Ranking.Related, _titleOnly);
        }

        // Several words of the query as one concept.
        Word Together(int start, int length)
        {
            var words = typed.Skip(start).Take(length).Aggregate(0UL, (all, w) => all | known[Plain(w)].Text.Words);
            var name = string.Join(' ', meant.Skip(start).Take(length));
            var word = new Word(new() { Asked = name, Words = words }, new() { Asked = name, Words = words, InTitle = true, Factor = Ranking.Title });
            Concepts.Add(word.Text);
            AddForms(word, name, 1);
            return word;
        }
    }

    private bool Occurs(Concept concept) => concept.Sources.Exists(s => s.Field == s.Fields.Text && _statistics.Occurs(s));

    /// <summary>Adds all forms of a word, or of several consecutive words.</summary>
    private void AddForms(Word word, string text, float weight, bool inTitle = true)
    {
        foreach (var f in _fields)
        {
            if (_unstemmed.Contains(f))
            {
                AddTerms(word.Text, f, f.Exact, Form.Exact, text, weight);
                continue;
            }
            var words = AnalysedText.Of(text, f.Language);
            if (words.Tokens is [var only] && _stopWords.Has(only.Word.Token, f.Language)) continue;
            if (!_titleOnly) AddWords(word.Text, f, f.Text, f.Loose, words, weight);
            if (inTitle && words.Terms(Form.Stem).Count == 1) AddWords(word.Title, f, f.Title, f.LooseTitle, words, weight);
        }
    }

    /// <summary>
    /// Adds the stems of the words. A single word is also searched by its looser stem, which is in the field of stems where it equals a
    /// stem.
    /// </summary>
    private static void AddWords(Concept concept, TextFields f, string field, string looseField, AnalysedText words, float weight)
    {
        var stems = words.Terms(Form.Stem);
        if (stems.Count == 0) return;
        var loose = stems.Count == 1 ? words.Terms(Form.Loose) : [];
        var same = loose is [var own] && own.Term.BytesEquals(stems[0].Term);
        concept.Sources.Add(new(f, field, stems, same ? weight * (1 + Ranking.Loose) : weight));
        if (loose.Count == 0) return;
        concept.Sources.Add(new(f, looseField, loose, weight * Ranking.Loose));
        if (!same) concept.Sources.Add(new(f, field, loose, weight * Ranking.Loose));
    }

    private void AddParts(Concept whole, string word)
    {
        var dutch = _fields.Where(f => f.Language == "nl" && !_unstemmed.Contains(f)).ToList();
        if (dutch.Count == 0 || Lexicon.Dutch[word].Loose is not [_, .. var inside]) return;
        // "vroegsignalering" is vroeg and signalering. Its "ring" is no word of its own, and would make two parts of a text about signalering.
        LooseForm[] parts = [.. inside.Where(p => p.IsMain)];
        var factor = Occurs(whole) ? Ranking.Part : Ranking.PartOfUnknown;
        foreach (var part in parts)
        {
            var alone = parts.Length == 1 && factor == Ranking.PartOfUnknown;
            var concept = new Concept { Asked = part.Term, Words = whole.Words, IsPart = true, IsOnlyPart = alone, Factor = factor };
            PlacedTerm[] term = [new(new BytesRef(part.Term), 0)];
            foreach (var f in dutch)
            {
                if (!_titleOnly) concept.Sources.AddRange([new(f, f.Text, term, 1), new(f, f.Loose, term, 1)]);
                concept.Sources.AddRange([new(f, f.Title, term, Ranking.PartInTitle), new(f, f.LooseTitle, term, Ranking.PartInTitle)]);
            }
            Concepts.Add(concept);
        }
    }

    private Concept Phrase(QueryPart part)
    {
        var concept = new Concept { Asked = part.Text, Required = part is { Phrase: true, Excluded: false }, Excluded = part.Excluded };
        foreach (var f in _fields)
            foreach (var text in part.Or.Prepend(part.Text))
                if (part.Phrase) AddTerms(concept, f, f.Exact, Form.Exact, text, 1);
                else AddTerms(concept, f, f.Text, Form.Stem, text, 1);
        return concept;
    }

    private static void AddTerms(Concept concept, TextFields f, string field, Form form, string text, float weight)
    {
        var terms = AnalysedText.Of(text, f.Language).Terms(form);
        if (terms.Count > 0) concept.Sources.Add(new(f, field, terms, weight));
    }

    private static string Plain(string word) => Lexicon.Dutch[word].Exact;
}
