using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Platform.Search.Matching;

/// <summary>How rare words are and how long fields, from public text alone, for closed text too.</summary>
internal sealed class Statistics(IndexReader reader)
{
    private readonly Dictionary<string, (int Documents, float Length)> _fields = [];

    public float Weight(Source source, BytesRef term)
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

    private static string PublicFieldOf(Source source)
    {
        var open = source.Fields.Statistics;
        return source.Field == source.Fields.Title ? open.Title : source.Field == source.Fields.Exact ? open.Exact : open.Text;
    }
}
