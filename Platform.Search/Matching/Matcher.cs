using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Platform.Search.Matching;

/// <summary>
/// Finds and scores the documents of a segment, window by window: each list of postings adds its share to the window's sums, then
/// the sums become scores. No heap of postings to keep in order, and one pass gives hits, totals and facets.
/// </summary>
internal sealed class Matcher(IReadOnlyList<Concept> concepts, Statistics statistics)
{
    private const int Window = 2048;

    private readonly float[][] _frequencies = [.. concepts.Select(_ => new float[Window])];
    private readonly byte[] _fields = new byte[Window];
    private readonly bool[] _touched = new bool[Window];

    /// <summary>Calls back for each document that matches, with its score, in order; 0 for all where nothing was asked.</summary>
    public void Match(AtomicReaderContext leaf, Action<int, float> matched)
    {
        var live = leaf.AtomicReader.LiveDocs;
        if (!concepts.Any(c => !c.Excluded))
        {
            for (var doc = 0; doc < leaf.AtomicReader.MaxDoc; doc++)
                if (live is null || live.Get(doc)) matched(doc, 0);
            return;
        }

        var lists = concepts.SelectMany((c, i) => c.Sources.Select(s => Postings.Open(leaf.AtomicReader, s, i, statistics))).OfType<Postings>().ToList();
        while (lists.Count > 0)
        {
            var start = lists.Min(l => l.Documents.DocID);
            if (start == DocIdSetIterator.NO_MORE_DOCS) return;
            start -= start % Window;
            foreach (var list in lists) Fill(list, start);
            lists.RemoveAll(l => l.Documents.DocID == DocIdSetIterator.NO_MORE_DOCS);
            for (var i = 0; i < Window; i++)
            {
                if (!_touched[i]) continue;
                var score = Score(i);
                if (score > 0 && (live is null || live.Get(start + i))) matched(start + i, score);
                Clear(i);
            }
        }
    }

    private void Fill(Postings list, int start)
    {
        var sums = _frequencies[list.Concept];
        int doc;
        for (doc = list.Documents.DocID; doc < start + Window; doc = list.Documents.NextDoc())
        {
            var i = doc - start;
            sums[i] += list.Frequency(doc);
            _fields[i] = list.Fields;
            _touched[i] = true;
        }
    }

    // One part of a compound alone is no match (paspoort is not every "pas"); two of them, or any whole word, are.
    private float Score(int i)
    {
        var (score, matches, parts) = (0f, false, 0UL);
        for (var c = 0; c < concepts.Count; c++)
        {
            var (concept, frequency) = (concepts[c], _frequencies[c][i]);
            if (frequency == 0)
            {
                if (concept.Required) return 0;
                continue;
            }
            if (concept.Excluded) return 0;
            matches |= !concept.IsPart || concept.IsOnlyPart || (parts & concept.Words) != 0;
            if (concept.IsPart) parts |= concept.Words;
            score += concept.Weights[_fields[i]] * frequency * (Ranking.Saturation + 1) / (frequency + Ranking.Saturation);
        }
        return matches ? score : 0;
    }

    private void Clear(int i)
    {
        foreach (var sums in _frequencies) sums[i] = 0;
        _touched[i] = false;
    }
}
