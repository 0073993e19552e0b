using System.Runtime.InteropServices;

namespace Platform.Search.Matching;

/// <summary>The words of a query that contributions have in all their documents together: in the text itself and in its replies.</summary>
internal static class Coverage
{
    /// <param name="only">Null for all contributions.</param>
    public static Dictionary<long, CoveredWords> Of(IEnumerable<HitList> lists, IEnumerable<long>? only = null)
    {
        var together = new Dictionary<long, CoveredWords>();
        var wanted = only?.ToHashSet();
        foreach (var list in lists)
            foreach (var segment in list.Segments)
                for (var i = segment.From; i < segment.To; i++)
                {
                    if (list.Failed[i] != HitList.Passes) continue;
                    var number = segment.Columns.Contribution[list.Documents[i]];
                    if (wanted?.Contains(number) == false) continue;
                    // All documents of a contribution are in the same language and on the same side.
                    ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(together, number, out _);
                    known = list.Covered[i] with { Words = known.Words | list.Covered[i].Words };
                }
        return together;
    }

    /// <summary>Returns whether one document has all words.</summary>
    public static bool HasAll(HitList hits, Fitting fitting)
    {
        var covered = hits.Covered;
        var failed = hits.Failed;
        for (var i = 0; i < covered.Length; i++)
            if (failed[i] == HitList.Passes && fitting.HasAll(covered[i])) return true;
        return false;
    }

    /// <summary>Copies some documents to another list.</summary>
    /// <param name="which">Called with the place in the list and the number of the contribution.</param>
    public static void Copy(HitList from, HitList to, Func<int, long, bool> which)
    {
        foreach (var segment in from.Segments)
        {
            var first = to.Count;
            for (var i = segment.From; i < segment.To; i++)
                if (which(i, segment.Columns.Contribution[from.Documents[i]]))
                    to.Add(from.Documents[i], from.Scores[i], from.Failed[i], from.Covered[i]);
            if (to.Count > first) to.Segments.Add(segment with { From = first, To = to.Count });
        }
    }

    /// <summary>Returns the best score of the documents that pass all filters.</summary>
    public static float BestScore(HitList hits)
    {
        var best = 0f;
        for (var i = 0; i < hits.Count; i++)
            if (hits.Failed[i] == HitList.Passes) best = Math.Max(best, hits.Scores[i]);
        return best;
    }
}
