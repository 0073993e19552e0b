using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Platform.Search.Indexing;

/// <summary>
/// The values of a facet in one segment, as numbers of <see cref="FacetValues"/>. Most documents have one value, some none or several.
/// </summary>
internal sealed class FacetColumn
{
    // Below one document in eight, a set of the documents that have a value takes less memory than a start for each document.
    private const int Few = 8;

    // Null when each document has its own start; otherwise the documents outside it have no value, and only those inside it have a start.
    private readonly DocumentSet? _having;
    private readonly int[] _starts = [];
    private readonly int[] _values = [];

    public FacetColumn(AtomicReader reader, Facet facet)
    {
        if (reader.GetSortedSetDocValues(facet.Field) is not { } source) return;
        var known = new int[source.ValueCount];
        var value = new BytesRef();
        for (var ordinal = 0; ordinal < known.Length; ordinal++)
        {
            source.LookupOrd(ordinal, value);
            known[ordinal] = facet.Known.Number(value.Utf8ToString());
        }
        _starts = new int[reader.MaxDoc + 1];
        var values = new List<int>(reader.MaxDoc);
        var having = 0;
        for (var document = 0; document < reader.MaxDoc; document++)
        {
            source.SetDocument(document);
            for (var ordinal = source.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = source.NextOrd()) values.Add(known[ordinal]);
            _starts[document + 1] = values.Count;
            if (values.Count > _starts[document]) having++;
        }
        _values = [.. values];
        if (having >= reader.MaxDoc / Few) return;
        var documents = Enumerable.Range(0, reader.MaxDoc).Where(d => _starts[d + 1] > _starts[d]).ToArray();
        _having = new(documents, reader.MaxDoc);
        _starts = [.. documents.Select(d => _starts[d]), values.Count];
    }

    public ReadOnlySpan<int> this[int document]
    {
        get
        {
            if (_starts.Length == 0) return [];
            if (_having is not null && (document = _having.Place(document)) < 0) return [];
            return _values.AsSpan(_starts[document], _starts[document + 1] - _starts[document]);
        }
    }

    /// <summary>Adds <paramref name="each"/> to the count of each value of each document.</summary>
    public void Count(ReadOnlySpan<int> documents, int[] counts, int each)
    {
        var (starts, values) = (_starts, _values);
        if (starts.Length == 0) return;
        if (_having is not null)
        {
            foreach (var document in documents)
                foreach (var value in this[document])
                    if (value < counts.Length) counts[value] += each;
            return;
        }
        foreach (var document in documents)
            for (var i = starts[document]; i < starts[document + 1]; i++)
                // A value that was added after this search began is not counted.
                if (values[i] < counts.Length) counts[values[i]] += each;
    }
}

/// <summary>
/// Numbers for the values of a facet, the same in every segment, so that counts can be added without reading the values. Numbers are never
/// removed; there are thousands of organisations, tags and authors, not millions.
/// </summary>
internal sealed class FacetValues
{
    private readonly Lock _growing = new();
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<string> _values = [];

    public int Count
    {
        get { lock (_growing) return _values.Count; }
    }

    public string this[int number]
    {
        get { lock (_growing) return _values[number]; }
    }

    /// <returns>-1 when no document has had the value.</returns>
    public int Find(string value)
    {
        lock (_growing) return _numbers.TryGetValue(value, out var number) ? number : -1;
    }

    /// <summary>Returns the number of a value, and assigns one to a new value.</summary>
    public int Number(string value)
    {
        lock (_growing)
        {
            if (_numbers.TryGetValue(value, out var number)) return number;
            _values.Add(value);
            return _numbers[value] = _values.Count - 1;
        }
    }
}
