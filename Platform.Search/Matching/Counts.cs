using System.Buffers;
using System.Numerics;
using Platform.Search.Indexing;

namespace Platform.Search.Matching;

/// <summary>
/// How many contributions were found, and how many have which value. A contribution that fails only one facet's filter still
/// counts in that facet, so that its other values show what choosing them would bring. Beyond <see cref="Exact"/> contributions
/// one in so many is counted, chosen by number and so evenly, and the counts are circa.
/// </summary>
internal sealed class Counts
{
    public const int Exact = 100_000;

    // Some 30,000 counted tell a share of one in ten within 0.4 in a hundred, two times out of three.
    private const int Sampled = 30_000;

    private readonly int[][] _counts = [.. SearchSchema.Facets.Select(f => new int[FacetValues.Of(f).Count])];
    private readonly SearchRequest _request;

    private Counts(HitList hits, SearchRequest request, long every)
    {
        (_request, Every) = (request, every);
        using var seen = new NumberSet((int)(hits.Count / every) + 1);
        foreach (var segment in hits.Segments) Count(hits, segment, seen);
    }

    /// <summary>1 where every contribution was counted.</summary>
    public long Every { get; }

    public bool IsEstimate => Every > 1;

    public int Total { get; private set; }

    public static Counts Of(HitList hits, SearchRequest request, int exact = Exact, int sample = Sampled)
    {
        if (hits.Count <= exact) return new(hits, request, 1);
        var sampled = new Counts(hits, request, (long)BitOperations.RoundUpToPowerOf2((uint)(hits.Count / sample)));
        // Near the limit the estimate may err on either side: only what is well beyond it stays estimated.
        return sampled.Total > exact + exact / 10 ? sampled : new(hits, request, 1);
    }

    public Dictionary<Facet, IReadOnlyList<FacetCount>> Facets() => SearchSchema.Facets.ToDictionary(f => f, Values);

    private void Count(HitList hits, HitList.Segment segment, NumberSet seen)
    {
        var documents = hits.Documents;
        var failed = hits.Failed;
        var (numbers, facets, mask, each) = (segment.Columns.Contribution, segment.Columns.Facets, Every - 1, (int)Every);
        var passing = ArrayPool<int>.Shared.Rent(segment.To - segment.From);
        var count = 0;
        for (var i = segment.From; i < segment.To; i++)
        {
            var number = numbers[documents[i]];
            if ((number & mask) != 0 || !seen.Add(number)) continue;
            if (failed[i] == HitList.Passes) passing[count++] = documents[i];
            else facets[failed[i]].Count(documents.Slice(i, 1), _counts[failed[i]], each);
        }
        Total += count * each;
        for (var f = 0; f < facets.Length; f++) facets[f].Count(passing.AsSpan(0, count), _counts[f], each);
        ArrayPool<int>.Shared.Return(passing);
    }

    // The commonest values, and those chosen whatever they count.
    private IReadOnlyList<FacetCount> Values(Facet facet)
    {
        var counts = _counts[(int)facet];
        var least = Math.Max(1, counts.OrderDescending().ElementAtOrDefault(SearchRequest.MostFacetValues - 1));
        var chosen = (_request.Filters.GetValueOrDefault(facet) ?? []).Select(FacetValues.Of(facet).Find).Where(n => n >= 0 && n < counts.Length && counts[n] > 0);
        return [.. Enumerable.Range(0, counts.Length).Where(n => counts[n] >= least)
            .Select(n => new FacetCount(FacetValues.Of(facet)[n], counts[n]))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal).Take(SearchRequest.MostFacetValues)
            .Union(chosen.Select(n => new FacetCount(FacetValues.Of(facet)[n], counts[n])))];
    }
}

/// <summary>A set of numbers that are spread evenly already, without a hash of its own. Give it back: it is large.</summary>
internal sealed class NumberSet : IDisposable
{
    private readonly long[] _slots;
    private readonly int _mask;
    private bool _hasZero;

    /// <param name="most">How many there will be at most.</param>
    public NumberSet(int most)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, most * 2));
        _slots = ArrayPool<long>.Shared.Rent(size);
        _slots.AsSpan(0, size).Clear();
        _mask = size - 1;
    }

    /// <returns>Whether it is new.</returns>
    public bool Add(long number)
    {
        if (number == 0) return !_hasZero && (_hasZero = true);
        // The low bits choose the sample.
        for (var slot = (int)(number >> 32) & _mask; ; slot = (slot + 1) & _mask)
        {
            if (_slots[slot] == number) return false;
            if (_slots[slot] != 0) continue;
            _slots[slot] = number;
            return true;
        }
    }

    public void Dispose() => ArrayPool<long>.Shared.Return(_slots);
}
