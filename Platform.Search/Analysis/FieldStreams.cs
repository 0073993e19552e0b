using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Platform.Search.Analysis;

/// <summary>
/// Token streams for the fields of one document, reused per thread, because making a stream costs more than reading it. Index a document
/// before making the next on the same thread.
/// </summary>
internal sealed class FieldStreams
{
    private static readonly ThreadLocal<FieldStreams> Own = new(() => new());

    private readonly FormStream _text = new(Form.Stem), _exact = new(Form.Exact), _loose = new(Form.Loose), _title = new(Form.Stem), _looseTitle = new(Form.Loose);
    private readonly TermStream _beginnings = new();

    public static FieldStreams OfThisThread => Own.Value!;

    public TokenStream Text(AnalysedText text) => _text.Of(text);
    public TokenStream Exact(AnalysedText text) => _exact.Of(text);
    public TokenStream Loose(AnalysedText text) => _loose.Of(text);
    public TokenStream Title(AnalysedText text) => _title.Of(text);
    public TokenStream LooseTitle(AnalysedText text) => _looseTitle.Of(text);
    public TokenStream Beginnings(IEnumerable<string> terms) => _beginnings.Of(terms);

    /// <summary>A text in one form. A looser form that equals the stem is left out, because the stem is in another field.</summary>
    private sealed class FormStream : TokenStream
    {
        private readonly Form _form;
        private readonly ICharTermAttribute _term;
        private readonly IOffsetAttribute _offset;
        private readonly IPositionIncrementAttribute _position;
        private IReadOnlyList<Token> _tokens = [];
        private int _next, _nextLoose, _place;

        public FormStream(Form form)
        {
            _form = form;
            _term = AddAttribute<ICharTermAttribute>();
            _offset = AddAttribute<IOffsetAttribute>();
            _position = AddAttribute<IPositionIncrementAttribute>();
        }

        public FormStream Of(AnalysedText text)
        {
            _tokens = text.Tokens;
            return this;
        }

        public override bool IncrementToken() => _form == Form.Loose ? NextLoose() : Next();

        public override void Reset() => (_next, _nextLoose, _place) = (0, 0, -1);

        private bool Next()
        {
            while (_next < _tokens.Count)
            {
                var token = _tokens[_next++];
                if ((_form == Form.Exact ? token.Word.Exact : token.Word.Stem) is not { } term) continue;
                Give(term, token.Start, token.End, token.Place);
                return true;
            }
            return false;
        }

        private bool NextLoose()
        {
            for (; _next < _tokens.Count; _next++, _nextLoose = 0)
            {
                var token = _tokens[_next];
                while (_nextLoose < token.Word.Loose.Length)
                {
                    var loose = token.Word.Loose[_nextLoose++];
                    if (loose.Term == token.Word.Stem) continue;
                    Give(loose.Term, token.Start + loose.Start, token.Start + loose.Start + loose.Length, token.Place);
                    return true;
                }
            }
            return false;
        }

        private void Give(string term, int start, int end, int place)
        {
            _term.SetEmpty().Append(term);
            _offset.SetOffset(start, end);
            _position.PositionIncrement = place - _place;
            _place = place;
        }
    }

    /// <summary>Terms without positions, for a field that only records which documents have them.</summary>
    private sealed class TermStream : TokenStream
    {
        private readonly ICharTermAttribute _term;
        private IEnumerator<string> _terms = Enumerable.Empty<string>().GetEnumerator();

        public TermStream() => _term = AddAttribute<ICharTermAttribute>();

        public TermStream Of(IEnumerable<string> terms)
        {
            _terms = terms.GetEnumerator();
            return this;
        }

        public override bool IncrementToken()
        {
            if (!_terms.MoveNext()) return false;
            ClearAttributes();
            _term.Append(_terms.Current);
            return true;
        }
    }
}
