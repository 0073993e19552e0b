using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Platform.Search.Analysis;

/// <summary>
/// Replaces a Dutch word by its Kraaij-Pohlmann stem, which also takes off ge- and -ing (geschorst and schorsing become one), and
/// adds those of the words inside it, each where it stands in the text.
/// </summary>
internal sealed class LooseForms : TokenFilter
{
    private readonly ICharTermAttribute _term;
    private readonly IOffsetAttribute _offset;
    private readonly IPositionIncrementAttribute _position;
    private readonly KpStemmer _stemmer = new();
    private readonly Queue<(string Term, int Start, int End)> _waiting = [];
    private readonly HashSet<string> _given = [];

    public LooseForms(TokenStream input) : base(input)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _offset = AddAttribute<IOffsetAttribute>();
        _position = AddAttribute<IPositionIncrementAttribute>();
    }

    public override bool IncrementToken()
    {
        if (_waiting.Count > 0)
        {
            Give(_waiting.Dequeue());
            _position.PositionIncrement = 0;
            return true;
        }
        if (!m_input.IncrementToken()) return false;
        var (word, start, end) = (_term.ToString(), _offset.StartOffset, _offset.EndOffset);
        _given.Clear();
        Give(Form(word, start, end));
        var aligned = end - start == word.Length;
        foreach (var part in Compounds.Dutch.Parts(word))
        {
            var from = aligned ? start + part.Start : start;
            var form = Form(word.Substring(part.Start, part.Length), from, aligned ? from + part.Length : end);
            if (!_given.Contains(form.Term)) _waiting.Enqueue(form);
            _given.Add(form.Term);
        }
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        _waiting.Clear();
    }

    private (string Term, int Start, int End) Form(string word, int start, int end)
    {
        _stemmer.SetCurrent(word);
        _stemmer.Stem();
        return (_stemmer.Current, start, end);
    }

    private void Give((string Term, int Start, int End) form)
    {
        _term.SetEmpty().Append(form.Term);
        _offset.SetOffset(form.Start, form.End);
        _given.Add(form.Term);
    }
}
