using Lucene.Net.Index;

namespace Platform.Search.Matching;

/// <summary>
/// Raises documents in which different words of the query are near each other (Büttcher, Clarke and Lushman 2006). It reads positions, so
/// it is applied only to the documents with the best scores.
/// </summary>
internal sealed class Proximity
{
    private readonly IndexTerms _terms;
    private readonly List<Concept> _concepts;
    private readonly List<(int Position, int Concept)> _places = [];
    private readonly List<(Source Source, int Concept)> _sources;
    private readonly DocsAndPositionsEnum?[] _spent;
    private readonly float[] _near;

    public Proximity(IndexTerms terms, List<Concept> concepts)
    {
        _terms = terms;
        _concepts = [.. concepts.Where(c => !c.Excluded && !c.InTitle && c.Words != 0)];
        _sources = [.. _concepts.SelectMany((c, i) => c.Sources.Where(s => s.Terms.Count == 1 && !s.InTitle).Select(s => (s, i)))];
        _spent = new DocsAndPositionsEnum?[_sources.Count];
        _near = new float[_concepts.Count];
    }

    public bool Applies => _concepts.Count > 1;

    /// <summary>Returns what to add to the score of each document. The documents must be in the order of the index.</summary>
    public IEnumerable<float> Bonuses(IEnumerable<int> documents)
    {
        var open = (Leaf: -1, Lists: new List<(DocsAndPositionsEnum Postings, int Concept, int Fields)>());
        foreach (var document in documents)
        {
            var leaf = ReaderUtil.SubIndex(document, _terms.Reader.Leaves);
            if (leaf != open.Leaf) open = (leaf, Open(leaf));
            yield return Bonus(document - _terms.Reader.Leaves[leaf].DocBase, open.Lists);
        }
    }

    private List<(DocsAndPositionsEnum, int, int)> Open(int segment)
    {
        var lists = new List<(DocsAndPositionsEnum, int, int)>();
        foreach (var (i, (source, concept)) in _sources.Index())
            if (_terms[source.Field, source.Terms[0].Term].Positions(segment, _spent[i]) is { } postings)
                lists.Add((_spent[i] = postings, concept, source.Fields.Index));
        return lists;
    }

    private float Bonus(int document, List<(DocsAndPositionsEnum Postings, int Concept, int Fields)> lists)
    {
        _places.Clear();
        var side = -1;
        foreach (var (postings, concept, fields) in lists)
        {
            if (postings.DocID < document) postings.Advance(document);
            if (postings.DocID != document) continue;
            side = fields;
            for (var n = postings.Freq; n > 0; n--) _places.Add((postings.NextPosition(), concept));
        }
        if (side < 0) return 0;
        _places.Sort();
        Array.Clear(_near);
        for (var i = 1; i < _places.Count; i++)
        {
            var (a, b) = (_places[i - 1], _places[i]);
            var (first, second) = (_concepts[a.Concept], _concepts[b.Concept]);
            if (first.Words == second.Words && !(first.IsPart && second.IsPart && first != second)) continue;
            var distance = Math.Max(1, b.Position - a.Position);
            var nearness = 1f / (distance * distance);
            _near[a.Concept] += second.Weights[side] * nearness;
            _near[b.Concept] += first.Weights[side] * nearness;
        }
        var bonus = 0f;
        for (var c = 0; c < _near.Length; c++)
            bonus += Math.Min(1, _concepts[c].Weights[side]) * _near[c] / (_near[c] + Ranking.NearnessHalf);
        return Ranking.Nearness * bonus;
    }
}
