using Lucene.Net.Index;

namespace Platform.Search.Matching;

/// <summary>How rare words are and how long fields, from public text alone, for closed text too.</summary>
internal sealed class Statistics(IndexReader reader)
{
    private readonly Dictionary<string, (int Documents, float Length)> _fields = [];

    public bool Occurs(Source source) => source.Terms.All(t => Frequency(source, t) > 0);

    /// <summary>BM25's inverse document frequency, summed over the words of a phrase.</summary>
    public float Weight(Source source)
    {
        var documents = Field(source.Fields.Public(source.Field)).Documents;
        return source.Terms.Sum(t => Frequency(source, t) is var f ? (float)Math.Log(1 + (documents - f + 0.5) / (f + 0.5)) : 0);
    }

    public float AverageLength(Source source) => Field(source.Fields.Public(source.Field)).Length;

    private int Frequency(Source source, PlacedTerm term) => reader.DocFreq(new Term(source.Fields.Public(source.Field), term.Term));

    private (int Documents, float Length) Field(string name)
    {
        if (_fields.TryGetValue(name, out var known)) return known;
        var terms = MultiFields.GetTerms(reader, name);
        return _fields[name] = terms is null || terms.DocCount < 1 ? (1, 1) : (terms.DocCount, terms.SumTotalTermFreq / (float)terms.DocCount);
    }
}
