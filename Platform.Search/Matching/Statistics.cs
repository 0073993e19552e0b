using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Platform.Search.Matching;

/// <summary>How rare words are and how long fields, from public text alone, for closed text too.</summary>
internal sealed class Statistics(IndexReader reader)
{
    private readonly Dictionary<string, (int Documents, float Length)> _fields = [];

    public float Unknown(Source source) => (float)Math.Log(1 + (Field(PublicFieldOf(source)).Documents + 0.5) / 0.5);

    public float Weight(Source source) => source.Terms.Sum(t => Weight(source, t.Term));

    private float Weight(Source source, BytesRef term)
    {
        var field = PublicFieldOf(source);
        var frequency = reader.DocFreq(new Term(field, term));
        return (float)Math.Log(1 + (Field(field).Documents - frequency + 0.5) / (frequency + 0.5));
    }

    public float AverageLength(Source source) => Field(PublicFieldOf(source)).Length;

    private (int Documents, float Length) Field(string name)
    {
        if (_fields.TryGetValue(name, out var known)) return known;
        var terms = MultiFields.GetTerms(reader, name);
        return _fields[name] = terms is null || terms.DocCount < 1 ? (1, 1) : (terms.DocCount, terms.SumTotalTermFreq / (float)terms.DocCount);
    }

    public int Frequency(string field, string? term) => term is null ? 0 : reader.DocFreq(new Term(field, term));

    private static string PublicFieldOf(Source source) => source.Fields.Side == TextFields.Open
        ? source.Field
        : TextFields.Open + source.Field[source.Fields.Side.Length..];
}
