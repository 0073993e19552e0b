using Lucene.Net.Index;

namespace Platform.Search.Matching;

/// <summary>The documents in which the terms follow one another.</summary>
internal sealed class PhrasePostings : DocsEnum
{
    private readonly DocsAndPositionsEnum[] _words;
    private readonly IReadOnlyList<PlacedTerm> _terms;
    private readonly IndexTerms _search;
    private int _looked;
    private int _document = -1, _frequency;

    private const int LooksBetweenClocks = 256;

    private PhrasePostings(DocsAndPositionsEnum[] words, IReadOnlyList<PlacedTerm> terms, IndexTerms search) => (_words, _terms, _search) = (words, terms, search);

    public override int DocID => _document;
    public override int Freq => _frequency;

    public static PhrasePostings? Open(int segment, Source source, IndexTerms terms)
    {
        var words = new DocsAndPositionsEnum[source.Terms.Count];
        for (var i = 0; i < words.Length; i++)
        {
            if (terms[source.Field, source.Terms[i].Term].Positions(segment, null) is not { } postings) return null;
            words[i] = postings;
        }
        return words.Length == 0 ? null : new(words, source.Terms, terms);
    }

    public override int NextDoc() => Advance(_document + 1);

    public override int Advance(int target)
    {
        for (var document = _words[0].Advance(target); ; document = _words[0].Advance(document))
        {
            for (var i = 1; i < _words.Length && document != NO_MORE_DOCS;)
            {
                var other = _words[i].DocID < document ? _words[i].Advance(document) : _words[i].DocID;
                if (other == document) i++;
                else (document, i) = (_words[0].Advance(other), 1);
            }
            if (++_looked % LooksBetweenClocks == 0 && _search.IsLate) return _document = NO_MORE_DOCS;
            if (document == NO_MORE_DOCS || (_frequency = Count()) > 0) return _document = document;
            document++;
        }
    }

    public override long GetCost() => _words.Min(w => w.GetCost());

    private int Count()
    {
        HashSet<int>? starts = null;
        for (var i = 0; i < _words.Length; i++)
        {
            var found = new HashSet<int>();
            for (var n = _words[i].Freq; n > 0; n--) found.Add(_words[i].NextPosition() - _terms[i].Place);
            if (starts is null) starts = found;
            else starts.IntersectWith(found);
            if (starts.Count == 0) return 0;
        }
        return starts?.Count ?? 0;
    }
}
