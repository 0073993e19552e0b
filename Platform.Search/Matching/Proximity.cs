using Lucene.Net.Index;

namespace Platform.Search.Matching;

/// <summary>
/// What stands together belongs together: raises documents in which different words of the query are near one another
/// (Büttcher, Clarke and Lushman 2006). Reads positions, so only for the best by words alone.
/// </summary>
internal sealed class Proximity
{
    private readonly IndexTerms _terms;
    private readonly List<Concept> _concepts;
    private readonly List<(int Position, int Concept)> _places = [];
    private readonly float[] _near;

    public Proximity(IndexTerms terms, List<Concept> concepts)
    {
        _terms = terms;
        _concepts = [.. concepts.Where(c => !c.Excluded && !c.InTitle && c.Words != 0)];
        _near = new float[_concepts.Count];
    }

    public bool Applies => _concepts.Count > 1;

    /// <summary>What to add to the score of each document, which are in the order of the index.</summary>
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
        for (var c = 0; c < _concepts.Count; c++)
            foreach (var source in _concepts[c].Sources)
            {
                if (source.Terms.Count > 1 || source.InTitle) continue;
                if (_terms[source.Field, source.Terms[0].Term].Positions(segment) is { } postings)
                    lists.Add((postings, c, source.Fields.Index));
            }
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
