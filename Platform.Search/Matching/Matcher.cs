using System.Numerics;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Platform.Search.Matching;

/// <summary>
/// Finds and scores the documents of a segment, window by window and concept by concept. Each list of postings adds to the frequency of the
/// concept in a document, which then gives its share of the score. This needs no ordered heap of postings and no work for concepts that a
/// document lacks. One pass gives hits, totals and facets.
/// </summary>
internal sealed class Matcher
{
    private const int Window = 2048;

    // What was seen in a document: a whole word or two parts of one (Matches), or an excluded word (Rejected).
    private const byte Matches = 1, Rejected = 2;

    private readonly IReadOnlyList<Concept> _concepts;
    private readonly IndexTerms _terms;
    private readonly Statistics _statistics;
    private readonly int _required;
    private readonly Postings?[] _spent;
    private readonly ConceptWindow _window = new(Window);
    private readonly float[] _scores = new float[Window];
    private readonly byte[] _seen = new byte[Window];
    private readonly byte[] _requiredSeen = new byte[Window];
    private readonly ulong[] _parts = new ulong[Window];

    private readonly ulong[] _covered = new ulong[Window];
    private readonly byte[] _fields = new byte[Window];
    private readonly ulong[] _touched = new ulong[Window / 64];

    public Matcher(IReadOnlyList<Concept> concepts, IndexTerms terms, Statistics statistics)
    {
        // Parts come last, because two of them make a match.
        _concepts = [.. concepts.OrderBy(c => c.IsPart)];
        (_terms, _statistics) = (terms, statistics);
        _required = concepts.Count(c => c.Required);
        _spent = new Postings?[concepts.Sum(c => c.Sources.Count)];
    }

    /// <summary>
    /// Adds each matching document with its score, in order of number. Without a query all documents match, with score 0.
    /// </summary>
    public void Match(AtomicReaderContext segment, SegmentHits hits)
    {
        var live = segment.AtomicReader.LiveDocs;
        if (_concepts.All(c => c.Excluded))
        {
            for (var doc = 0; doc < segment.AtomicReader.MaxDoc; doc++)
                if (live is null || live.Get(doc)) hits.Add(doc, 0, default);
            return;
        }

        var lists = new List<Postings>[_concepts.Count];
        for (var (c, i) = (0, 0); c < lists.Length; c++)
        {
            lists[c] = [];
            foreach (var source in _concepts[c].Sources)
            {
                if (Postings.Open(segment, source, _terms, _statistics, _spent[i]) is { } postings) lists[c].Add(_spent[i] = postings);
                i++;
            }
        }
        for (var windows = 0; ; windows++)
        {
            var start = DocIdSetIterator.NO_MORE_DOCS;
            foreach (var list in lists)
                foreach (var postings in list) start = Math.Min(start, postings.Next);
            if (start == DocIdSetIterator.NO_MORE_DOCS || (windows > 0 && _terms.IsLate)) return;
            start -= start % Window;
            for (var c = 0; c < lists.Length; c++)
                if (lists[c].Count > 0) Add(_concepts[c], lists[c], start);
            for (var word = 0; word < _touched.Length; word++)
            {
                for (var bits = _touched[word]; bits != 0; bits &= bits - 1)
                {
                    var i = (word << 6) + BitOperations.TrailingZeroCount(bits);
                    if (_seen[i] == Matches && _requiredSeen[i] == _required && (live is null || live.Get(start + i))) hits.Add(start + i, _scores[i], new(_covered[i], _fields[i]));
                    (_scores[i], _seen[i], _requiredSeen[i], _parts[i], _covered[i]) = (0, 0, 0, 0, 0);
                }
                _touched[word] = 0;
            }
        }
    }

    private void Add(Concept concept, List<Postings> lists, int start)
    {
        foreach (var postings in lists) postings.Fill(_window, start, start + Window);
        foreach (var i in _window.Touched)
        {
            _touched[i >> 6] |= 1UL << i;
            if (concept.Excluded)
            {
                _seen[i] |= Rejected;
                continue;
            }
            if (concept.Required) _requiredSeen[i]++;
            // One part of a compound is not a match (paspoort is not every "pas"); two parts or a whole word are.
            if (!concept.IsPart || concept.IsOnlyPart || (_parts[i] & concept.Words) != 0)
            {
                _seen[i] |= Matches;
                // The only known part finds a text, but the text does not have the word.
                if (!concept.IsOnlyPart) _covered[i] |= concept.Words;
            }
            _fields[i] = _window.Fields[i];
            if (concept.IsPart) _parts[i] |= concept.Words;
            _scores[i] += Ranking.Share(concept.Weights[_window.Fields[i]], _window.Frequency[i]);
        }
        _window.Clear();
    }
}
