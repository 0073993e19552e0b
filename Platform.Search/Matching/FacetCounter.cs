using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Platform.Search.Matching;

/// <summary>One facet in one segment: does a document pass its filter, and how often does each value occur.</summary>
internal sealed class FacetCounter
{
    private readonly SortedSetDocValues? _values;
    private readonly bool[]? _wanted;
    private readonly int[] _counts = [];

    public FacetCounter(AtomicReader reader, Facet facet, IReadOnlyCollection<string>? filter)
    {
        _values = reader.GetSortedSetDocValues(SearchSchema.FieldOf(facet));
        if (_values is not null) _counts = new int[_values.ValueCount];
        if (filter is not { Count: > 0 }) return;
        _wanted = new bool[_counts.Length];
        foreach (var value in filter)
            if (_values?.LookupTerm(new BytesRef(value)) is >= 0 and var ordinal) _wanted[ordinal] = true;
    }

    public bool Passes(int document)
    {
        if (_wanted is null) return true;
        if (_values is null) return false;
        _values.SetDocument(document);
        for (var ordinal = _values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = _values.NextOrd())
            if (_wanted[ordinal]) return true;
        return false;
    }

    public void Count(int document)
    {
        if (_values is null) return;
        _values.SetDocument(document);
        for (var ordinal = _values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = _values.NextOrd()) _counts[ordinal]++;
    }

    public void AddTo(Dictionary<string, int> totals)
    {
        var value = new BytesRef();
        for (var ordinal = 0; ordinal < _counts.Length; ordinal++)
        {
            if (_counts[ordinal] == 0) continue;
            _values!.LookupOrd(ordinal, value);
            var name = value.Utf8ToString();
            totals[name] = totals.GetValueOrDefault(name) + _counts[ordinal];
        }
    }
}
