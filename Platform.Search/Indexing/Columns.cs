using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Platform.Search.Indexing;

/// <summary>
/// The facts of each document in a segment, copied to memory once, because reading single doc values from Lucene costs more than the rest
/// of a search. It takes about 50 bytes per document and lives as long as its segment.
/// </summary>
internal sealed class Columns
{
    private static readonly ConditionalWeakTable<object, Columns> Known = [];

    // By ordinal. Copied, because Lucene's doc values give wrong answers when two threads read one instance.
    private readonly string[]? _audiences;
    private readonly ushort[] _audience;

    private Columns(AtomicReader reader)
    {
        Contribution = Numbers(reader, SearchSchema.Contribution, n => n);
        Published = Numbers(reader, SearchSchema.Published, n => n);
        IsContribution = Numbers(reader, SearchSchema.IsContribution, n => n == 1);
        TitleLength = Lengths(reader, f => f.Title);
        TextLength = Lengths(reader, f => f.Text);
        ExactLength = Lengths(reader, f => f.Exact);
        var audiences = reader.GetSortedDocValues(SearchSchema.Audience);
        var name = new BytesRef();
        if (audiences is not null)
        {
            _audiences = new string[audiences.ValueCount];
            for (var ordinal = 0; ordinal < _audiences.Length; ordinal++)
            {
                audiences.LookupOrd(ordinal, name);
                _audiences[ordinal] = name.Utf8ToString();
            }
        }
        _audience = new ushort[reader.MaxDoc];
        for (var document = 0; document < _audience.Length; document++) _audience[document] = (ushort)(audiences?.GetOrd(document) ?? 0);
        if (OpenTo([SearchSchema.Everyone]) is { } open)
            for (var document = 0; document < _audience.Length; document++)
                if (open.Contains(document)) Newest = Math.Max(Newest, Published[document]);
        Facets = [.. Facet.All.Select(f => new FacetColumn(reader, f))];
    }

    /// <summary>The number of each document's contribution.</summary>
    public long[] Contribution { get; }

    /// <summary>Time of publication, in ticks.</summary>
    public long[] Published { get; }

    /// <summary>
    /// The latest value of <see cref="Published"/> among public documents, so that hidden documents do not influence scores.
    /// </summary>
    public long Newest { get; }

    public bool[] IsContribution { get; }

    /// <summary>In words, without stop words; at most 65,535.</summary>
    public ushort[] TitleLength { get; }

    public ushort[] TextLength { get; }

    /// <summary>In words, with stop words; at most 65,535.</summary>
    public ushort[] ExactLength { get; }

    /// <summary>By the number of the facet.</summary>
    public FacetColumn[] Facets { get; }

    public static Columns Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new(reader));

    /// <summary>Returns which documents are visible to a viewer with these audiences; null when none are.</summary>
    public OpenDocuments? OpenTo(IEnumerable<string> audiences)
    {
        if (_audiences is null) return null;
        var open = new bool[_audiences.Length];
        foreach (var name in audiences)
            if (Array.IndexOf(_audiences, name) is >= 0 and var ordinal) open[ordinal] = true;
        return open.Contains(true) ? new(_audience, open) : null;
    }

    private static T[] Numbers<T>(AtomicReader reader, string field, Func<long, T> value)
    {
        var numbers = reader.GetNumericDocValues(field);
        var all = new T[reader.MaxDoc];
        for (var document = 0; numbers is not null && document < all.Length; document++) all[document] = value(numbers.Get(document));
        return all;
    }

    // A document has words in only one set of fields.
    private static ushort[] Lengths(AtomicReader reader, Func<TextFields, string> field)
    {
        var all = new ushort[reader.MaxDoc];
        foreach (var fields in TextFields.All)
            if (reader.GetNormValues(field(fields)) is { } lengths)
                for (var document = 0; document < all.Length; document++)
                    if (lengths.Get(document) is > 0 and var length) all[document] = (ushort)Math.Min(length, ushort.MaxValue);
        return all;
    }
}

internal readonly struct OpenDocuments(ushort[] audience, bool[] open)
{
    public bool Contains(int document) => open[audience[document]];
}

/// <summary>Loads the columns of a large merged segment before the first search uses it.</summary>
internal sealed class ColumnWarmer : IndexWriter.IndexReaderWarmer
{
    public override void Warm(AtomicReader reader) => Columns.Of(reader);
}
