using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Platform.Search.Matching;

/// <summary>The documents of one source in one segment, standing on the first, with frequencies weighed by field and length.</summary>
internal sealed class Postings
{
    private readonly NumericDocValues? _lengths;
    private readonly float _weight, _fixed, _perWord;

    private Postings(AtomicReader reader, DocsEnum documents, Source source, int concept, Statistics statistics)
    {
        Documents = documents;
        Concept = concept;
        Fields = source.Fields.Index;
        _lengths = reader.GetNormValues(source.Field);
        _weight = source.Weight;
        var normalisation = source.Field == source.Fields.Title || source.Field == source.Fields.LooseTitle ? Ranking.TitleLength : Ranking.TextLength;
        _fixed = 1 - normalisation;
        _perWord = normalisation / statistics.AverageLength(source);
    }

    public DocsEnum Documents { get; }
    public int Concept { get; }
    public byte Fields { get; }

    /// <summary>Null where the segment has none.</summary>
    public static Postings? Open(AtomicReader reader, Source source, int concept, Statistics statistics)
    {
        var documents = source.Terms.Count == 1
            ? Seek(reader, source.Field, source.Terms[0].Term)?.Docs(null, null, DocsFlags.FREQS)
            : PhrasePostings.Open(reader, source.Field, source.Terms);
        return documents is null || documents.NextDoc() == DocIdSetIterator.NO_MORE_DOCS
            ? null
            : new(reader, documents, source, concept, statistics);
    }

    public static TermsEnum? Seek(AtomicReader reader, string field, BytesRef term)
    {
        var terms = reader.GetTerms(field)?.GetEnumerator();
        return terms is not null && terms.SeekExact(term) ? terms : null;
    }

    public float Frequency(int document) =>
        _weight * Documents.Freq / (_fixed + _perWord * (_lengths?.Get(document) ?? 0));
}
