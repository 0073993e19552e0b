using System.Runtime.InteropServices;

namespace Platform.Search.Matching;

/// <summary>A contribution that was found, with its best document.</summary>
internal readonly record struct Candidate(long Number, int Document, float Score, long Published, bool IsContribution, CoveredWords Covered);

/// <summary>
/// Orders contributions by score, by date, and then by number, so that the order never depends on where Lucene stores them.
/// </summary>
internal sealed class ContributionRanking(HitList hits, SearchSort sort) : IComparer<Candidate>
{
    /// <summary>How many times more documents than contributions are taken at first, because a thread has many posts.</summary>
    private const int DocumentsPerContribution = 4;

    public List<Candidate> First(int count)
    {
        for (var size = Math.Max(16, (long)count) * DocumentsPerContribution; ; size *= DocumentsPerContribution)
        {
            var documents = Best((int)Math.Min(size, hits.Count));
            var best = new Dictionary<long, Candidate>();
            foreach (var document in documents)
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(best, document.Number, out var exists);
                if (!exists || Compare(document, known) < 0) known = document;
            }
            if (best.Count >= count || size >= hits.Count) return [.. InOrder(best.Values).Take(count)];
        }
    }

    public IEnumerable<Candidate> InOrder(IEnumerable<Candidate> candidates) => candidates.Order(this);

    /// <summary>Returns a negative number when the first comes first.</summary>
    public int Compare(Candidate x, Candidate y) =>
        Rank(y.Score, y.Published).CompareTo(Rank(x.Score, x.Published)) is not 0 and var rank ? rank
        : y.Published.CompareTo(x.Published) is not 0 and var age ? age
        : x.Number.CompareTo(y.Number) is not 0 and var number ? number
        : y.Score.CompareTo(x.Score) is not 0 and var score ? score
        : y.IsContribution.CompareTo(x.IsContribution) is not 0 and var own ? own
        : x.Document.CompareTo(y.Document);

    private List<Candidate> Best(int size)
    {
        var worstFirst = Comparer<Candidate>.Create((x, y) => Compare(y, x));
        var kept = new PriorityQueue<Candidate, Candidate>(size, worstFirst);
        var documents = hits.Documents;
        var scores = hits.Scores;
        var failed = hits.Failed;
        var covered = hits.Covered;
        var least = double.NegativeInfinity;
        foreach (var segment in hits.Segments)
        {
            var (published, numbers, own) = (segment.Columns.Published, segment.Columns.Contribution, segment.Columns.IsContribution);
            for (var i = segment.From; i < segment.To; i++)
            {
                var document = documents[i];
                if (failed[i] != HitList.Passes || Rank(scores[i], published[document]) < least) continue;
                var candidate = new Candidate(numbers[document], segment.DocBase + document, scores[i], published[document], own[document], covered[i]);
                if (kept.Count < size) kept.Enqueue(candidate, candidate);
                else kept.EnqueueDequeue(candidate, candidate);
                if (kept.Count == size && kept.Peek() is var last) least = Rank(last.Score, last.Published);
            }
        }
        return [.. kept.UnorderedItems.Select(k => k.Element)];
    }

    // Ticks are whole numbers below 2^62. Two can be equal as double; then the date itself decides.
    private double Rank(float score, long published) => sort switch
    {
        SearchSort.Newest => published,
        SearchSort.Oldest => -published,
        _ => score,
    };
}
