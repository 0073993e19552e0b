using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Platform.Search.Analysis;
using Platform.Search.Matching;

namespace Platform.Search.Indexing;

/// <summary>Converts a <see cref="SearchDocument"/> to a Lucene document. Add the result before this thread converts the next.</summary>
internal static class DocumentFields
{
    private static readonly FieldType WithOffsets = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS,
    };

    private static readonly FieldType WithFrequencies = new(WithOffsets) { IndexOptions = IndexOptions.DOCS_AND_FREQS };

    private static readonly FieldType Documents = new(WithFrequencies) { IndexOptions = IndexOptions.DOCS_ONLY, OmitNorms = true };

    // No norms: these fields use the length of the field of stems.
    private static readonly FieldType WithOffsetsOnly = new(WithOffsets) { OmitNorms = true };
    private static readonly FieldType WithFrequenciesOnly = new(WithFrequencies) { OmitNorms = true };

    private static readonly (Facet Facet, Func<SearchDocument, TimeZoneInfo, IEnumerable<string>> Values)[] BuiltIn =
    [
        (Facet.Kind, (d, _) => [d.ContributionKind]),
        (Facet.Language, (d, _) => [d.Language]),
        (Facet.Tag, (d, _) => d.Tags),
        (Facet.Organisation, (d, _) => d.Organisations),
        (Facet.Layer, (d, _) => d.Layers),
        (Facet.Year, (d, zone) => [TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(d.PublishedAt, DateTimeKind.Utc), zone).Year.ToString(CultureInfo.InvariantCulture)]),
        (Facet.Status, (d, _) => d.Status is null ? [] : [d.Status]),
        (Facet.Author, (d, _) => d.Authors),
    ];

    public static Document Of(SearchDocument source, TimeZoneInfo zone)
    {
        var names = TextFields.Of(source);
        var title = source.Title.ReplaceLineEndings(" ");
        var text = new StringBuilder(title).Append('\n');
        if (!string.IsNullOrWhiteSpace(source.Summary)) text.Append(source.Summary).Append('\n');
        var sections = StoredSections.Of(source, text.Length);
        text.Append(source.Body);
        if (!string.IsNullOrWhiteSpace(source.AcceptedAnswer)) text.Append('\n').Append(source.AcceptedAnswer);
        var end = text.Length;
        // The words of the tags find the text too, also where it never uses them. They are no part of what is shown of it.
        if (source.Tags.Count > 0 && source.Key == source.Contribution) text.Append("\n\n").AppendJoin(", ", source.Tags.Select(t => t.Replace('-', ' ')));

        var words = AnalysedText.Of(text.ToString(), names.Language);
        var titleWords = words.Until(title.Length);
        var streams = FieldStreams.OfThisThread;
        var document = new Document
        {
            new StringField(SearchSchema.Key, source.Key, Field.Store.YES),
            new StringField(SearchSchema.Contribution, source.Contribution, Field.Store.YES),
            new StoredField(SearchSchema.Kind, source.Kind),
            new StoredField(SearchSchema.StoredText, text.ToString()),
            new StoredField(SearchSchema.BodyStart, title.Length + 1),
            new StoredField(SearchSchema.TextEnd, end),
            new Field(names.Text, streams.Text(words), WithOffsets),
            new Field(names.Exact, streams.Exact(words), WithOffsets),
            new Field(names.Title, streams.Title(titleWords), WithFrequencies),
            new BinaryDocValuesField(SearchSchema.Key, new BytesRef(source.Key)),
            new NumericDocValuesField(SearchSchema.Contribution, Number(source.Contribution)),
            new NumericDocValuesField(SearchSchema.Fingerprint, source.Fingerprint()),
            new NumericDocValuesField(SearchSchema.IsContribution, source.Key == source.Contribution ? 1 : 0),
            new NumericDocValuesField(SearchSchema.Published, source.PublishedAt.Ticks),
            new SortedDocValuesField(SearchSchema.Audience, new BytesRef(source.Audience)),
        };
        if (sections.Length > 0) document.Add(new StoredField(SearchSchema.Sections, sections));
        if (names.Language == "nl")
        {
            document.Add(new Field(names.Loose, streams.Loose(words), WithOffsetsOnly));
            document.Add(new Field(names.LooseTitle, streams.LooseTitle(titleWords), WithFrequenciesOnly));
        }
        if (source.Key == source.Contribution)
        {
            document.Add(new BinaryDocValuesField(SearchSchema.Title, new BytesRef(title)));
            document.Add(new Field(SearchSchema.TitleBeginnings(names.Side), streams.Beginnings(Completion.Terms(titleWords)), Documents));
            foreach (var tag in source.Tags) document.Add(new StringField(SearchSchema.TagsOf(names.Side), tag, Field.Store.NO));
        }
        foreach (var (facet, values) in BuiltIn) Add(document, facet, values(source, zone));
        foreach (var (name, values) in source.Facets)
            Add(document, FacetRegistry.Find(name) ?? throw new ArgumentException($"No facet \"{name}\" is registered.", nameof(source)), values);
        return document;
    }

    private static void Add(Document document, Facet facet, IEnumerable<string> values)
    {
        foreach (var value in values) document.Add(new SortedSetDocValuesField(facet.Field, new BytesRef(value)));
    }

    // 64 bits: among a million contributions the chance that two share a number is one in 37 million.
    private static long Number(string key) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
