using Lucene.Net.Index;
using Lucene.Net.Search;
using Platform.Search.Indexing;

namespace Platform.Search.Matching;

/// <summary>
/// The documents of one source in one segment, at the first document after opening, with frequencies weighted by field and length.
/// </summary>
internal sealed class Postings
{
    private readonly DocsEnum _documents;
    private readonly ushort[] _lengths;
    private readonly float _weight, _fixed, _perWord;
    private readonly byte _fields;

    private Postings(Columns columns, DocsEnum documents, Source source, Statistics statistics)
    {
        _documents = documents;
        Next = documents.NextDoc();
        _fields = source.Fields.Index;
        _lengths = source.InTitle ? columns.TitleLength : source.Field == source.Fields.Exact ? columns.ExactLength : columns.TextLength;
        var normalisation = source.InTitle ? Ranking.TitleLength : Ranking.TextLength;
        _weight = source.Weight;
        _fixed = 1 - normalisation;
        _perWord = normalisation / statistics.AverageLength(source);
    }

    /// <summary>The current document.</summary>
    public int Next { get; private set; }

    /// <summary>Opens the postings; null when the segment has none.</summary>
    /// <param name="spent">The postings of this source in another segment, if they are no longer used.</param>
    public static Postings? Open(AtomicReaderContext segment, Source source, IndexTerms terms, Statistics statistics, Postings? spent = null)
    {
        var documents = source.Terms.Count == 1
            ? terms[source.Field, source.Terms[0].Term].Docs(segment.Ord, spent?._documents)
            : PhrasePostings.Open(segment.Ord, source, terms);
        if (documents is null) return null;
        var postings = new Postings(Columns.Of(segment.AtomicReader), documents, source, statistics);
        return postings.Next == DocIdSetIterator.NO_MORE_DOCS ? null : postings;
    }

    /// <summary>
    /// Adds the frequencies of documents before <paramref name="end"/> to a window that starts at <paramref name="start"/>.
    /// </summary>
    public void Fill(ConceptWindow window, int start, int end)
    {
        var document = Next;
        for (; document < end; document = _documents.NextDoc())
            window.Add(document - start, Weighed(document), _fields);
        Next = document;
    }

    /// <summary>Returns the weighted frequency in one document, not before the current one; 0 when it is not among them.</summary>
    public float Frequency(int document)
    {
        if (Next < document) Next = _documents.Advance(document);
        return Next == document ? Weighed(document) : 0;
    }

    private float Weighed(int document) => _weight * _documents.Freq / (_fixed + _perWord * _lengths[document]);
}

/// <summary>The frequency of one concept in each document of a window.</summary>
internal sealed class ConceptWindow(int size)
{
    private readonly int[] _touched = new int[size];
    private int _count;

    public float[] Frequency { get; } = new float[size];
    public byte[] Fields { get; } = new byte[size];
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _count);

    public void Add(int document, float frequency, byte fields)
    {
        if (Frequency[document] == 0)
        {
            _touched[_count++] = document;
            Fields[document] = fields;
        }
        Frequency[document] += frequency;
    }

    public void Clear()
    {
        foreach (var document in Touched) Frequency[document] = 0;
        _count = 0;
    }
}
