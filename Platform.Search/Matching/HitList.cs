using System.Buffers;
using Lucene.Net.Index;
using Platform.Search.Indexing;

namespace Platform.Search.Matching;

/// <summary>
/// Every document that matches and is visible, by segment, in the order of the index. Dispose it, because it uses large pooled arrays.
/// </summary>
internal sealed class HitList : IDisposable
{
    private int[] _documents = ArrayPool<int>.Shared.Rent(1024);
    private float[] _scores = ArrayPool<float>.Shared.Rent(1024);
    private sbyte[] _failed = ArrayPool<sbyte>.Shared.Rent(1024);
    private CoveredWords[] _covered = ArrayPool<CoveredWords>.Shared.Rent(1024);

    private int _capacity = 1024;

    public int Count { get; private set; }

    public List<Segment> Segments { get; } = [];

    public readonly record struct Segment(Columns Columns, int DocBase, int From, int To);

    /// <summary>Document numbers within their segment.</summary>
    public ReadOnlySpan<int> Documents => _documents.AsSpan(0, Count);

    public ReadOnlySpan<float> Scores => _scores.AsSpan(0, Count);

    /// <summary>The only facet whose filter a document fails; <see cref="Passes"/> when it fails none.</summary>
    public ReadOnlySpan<sbyte> Failed => _failed.AsSpan(0, Count);

    public const sbyte Passes = -1;

    public ReadOnlySpan<CoveredWords> Covered => _covered.AsSpan(0, Count);

    public void Add(int document, float score, sbyte failed, CoveredWords covered)
    {
        if (Count == _capacity)
        {
            Grow(ref _documents);
            Grow(ref _scores);
            Grow(ref _failed);
            Grow(ref _covered);
            _capacity = Math.Min(Math.Min(_documents.Length, _scores.Length), Math.Min(_failed.Length, _covered.Length));
        }
        (_documents[Count], _scores[Count], _failed[Count], _covered[Count]) = (document, score, failed, covered);
        Count++;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_documents);
        ArrayPool<float>.Shared.Return(_scores);
        ArrayPool<sbyte>.Shared.Return(_failed);
        ArrayPool<CoveredWords>.Shared.Return(_covered);
    }

    private void Grow<T>(ref T[] array)
    {
        var larger = ArrayPool<T>.Shared.Rent(Count * 2);
        array.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}

/// <summary>
/// Receives the matches of one segment and keeps those that this viewer may see and the request asks for: those that fit the query, and
/// the rest apart.
/// </summary>
internal sealed class SegmentHits
{
    private const sbyte FailsSeveral = -2;

    private readonly HitList _fit, _rest;
    private readonly Fitting _fitting;
    private readonly Columns _columns;
    private readonly OpenDocuments _open;
    private readonly (int Facet, HashSet<int> Values)[] _filters;
    private readonly bool _bounded;
    private readonly long _from, _before;

    private SegmentHits(HitList fit, HitList rest, Fitting fitting, Columns columns, OpenDocuments open, SearchRequest request)
    {
        (_fit, _rest, _fitting, _columns, _open) = (fit, rest, fitting, columns, open);
        _filters = [.. request.Filters.Where(f => f.Value.Count > 0).Select(f => (f.Key.Number, f.Value.Select(f.Key.Known.Find).ToHashSet()))];
        _bounded = request.From is not null || request.Before is not null;
        (_from, _before) = (request.From?.Ticks ?? long.MinValue, request.Before?.Ticks ?? long.MaxValue);
    }

    public static void Collect(HitList fit, HitList rest, Fitting fitting, AtomicReaderContext segment, SearchRequest request, Matcher matcher)
    {
        var columns = Columns.Of(segment.AtomicReader);
        if (columns.OpenTo(request.Audiences) is not { } open) return;
        var (fitFrom, restFrom) = (fit.Count, rest.Count);
        matcher.Match(segment, new SegmentHits(fit, rest, fitting, columns, open, request));
        if (fit.Count > fitFrom) fit.Segments.Add(new(columns, segment.DocBase, fitFrom, fit.Count));
        if (rest.Count > restFrom) rest.Segments.Add(new(columns, segment.DocBase, restFrom, rest.Count));
    }

    public void Add(int document, float score, CoveredWords covered)
    {
        if (!_open.Contains(document)) return;
        if (_bounded && (_columns.Published[document] < _from || _columns.Published[document] >= _before)) return;
        if (Failed(document) is var failed && failed == FailsSeveral) return;
        (_fitting.Fits(covered) ? _fit : _rest).Add(document, score, failed, covered);
    }

    private sbyte Failed(int document)
    {
        var failed = HitList.Passes;
        foreach (var (facet, wanted) in _filters)
        {
            if (Has(_columns.Facets[facet][document], wanted)) continue;
            if (failed != HitList.Passes) return FailsSeveral;
            failed = (sbyte)facet;
        }
        return failed;
    }

    private static bool Has(ReadOnlySpan<int> values, HashSet<int> wanted)
    {
        foreach (var value in values)
            if (wanted.Contains(value)) return true;
        return false;
    }
}
