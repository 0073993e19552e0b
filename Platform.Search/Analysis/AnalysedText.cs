using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Platform.Search.Matching;

namespace Platform.Search.Analysis;

/// <summary>
/// The form of a word: as it is, its stem, or looser stems of it and of the words inside it. Stop words have only the exact form.
/// </summary>
internal enum Form { Exact, Stem, Loose }

/// <param name="Place">Number of words before it.</param>
internal readonly record struct Token(Word Word, int Start, int End, int Place);

/// <summary>A text split into words once, for all the fields in which it is indexed.</summary>
internal sealed class AnalysedText
{
    private static readonly ThreadLocal<Splitter> Splitters = new(() => new());

    private readonly List<Token> _tokens;

    private AnalysedText(List<Token> tokens) => _tokens = tokens;

    public IReadOnlyList<Token> Tokens => _tokens;

    public static AnalysedText Of(string text, string language) => new(Splitters.Value!.Split(text, Lexicon.For(language)));

    /// <summary>Returns the words of a text as typed.</summary>
    public static List<string> Words(string text) => Of(text, "nl")._tokens.ConvertAll(t => t.Word.Token);

    /// <summary>Returns the words that begin before an offset in the text.</summary>
    public AnalysedText Until(int end) => new(_tokens.TakeWhile(t => t.Start < end).ToList());

    /// <summary>Returns the terms of the text in this form. A stop word leaves a gap; words inside compounds are left out.</summary>
    public List<PlacedTerm> Terms(Form form)
    {
        var terms = new List<PlacedTerm>();
        var first = -1;
        foreach (var token in _tokens)
        {
            var term = form switch { Form.Exact => token.Word.Exact, Form.Stem => token.Word.Stem, _ => token.Word.Loose is [var own, ..] ? own.Term : null };
            if (term is null) continue;
            if (first < 0) first = token.Place;
            terms.Add(new(new BytesRef(term), token.Place - first));
        }
        return terms;
    }

    private sealed class Splitter
    {
        private readonly StandardTokenizer _tokenizer = new(LuceneVersion.LUCENE_48, TextReader.Null);
        private readonly ICharTermAttribute _term;
        private readonly IOffsetAttribute _offset;
        private readonly IPositionIncrementAttribute _position;

        public Splitter()
        {
            _term = _tokenizer.GetAttribute<ICharTermAttribute>();
            _offset = _tokenizer.GetAttribute<IOffsetAttribute>();
            _position = _tokenizer.GetAttribute<IPositionIncrementAttribute>();
        }

        public List<Token> Split(string text, Lexicon lexicon)
        {
            var tokens = new List<Token>(text.Length / 6);
            using var reader = new StringReader(text);
            _tokenizer.SetReader(reader);
            _tokenizer.Reset();
            for (var place = -1; _tokenizer.IncrementToken();)
            {
                place += _position.PositionIncrement;
                tokens.Add(new(lexicon[_term.Buffer.AsSpan(0, _term.Length)], _offset.StartOffset, _offset.EndOffset, place));
            }
            _tokenizer.End();
            _tokenizer.Dispose();
            return tokens;
        }
    }
}
