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

    private float Score(int i)
    {
        var score = 0f;
        for (var c = 0; c < concepts.Count; c++)
        {
            var frequency = _frequencies[c][i];
            if (concepts[c].Excluded ? frequency > 0 : concepts[c].Required && frequency == 0) return 0;
            score += concepts[c].Weights[_fields[i]] * frequency * (Ranking.Saturation + 1) / (frequency + Ranking.Saturation);
        }
        return score;
    }

    private void Clear(int i)
    {
        foreach (var sums in _frequencies) sums[i] = 0;
        _touched[i] = false;
    }
}
