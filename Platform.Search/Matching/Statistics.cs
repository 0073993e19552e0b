using Lucene.Net.Search;

namespace Platform.Search.Matching;

/// <summary>Document frequencies and average lengths, from public text only, also when they are used for hidden text.</summary>
internal sealed class Statistics(IndexTerms terms)
{
    private readonly Dictionary<string, (int Documents, float Length)> _fields = [];

    public bool Occurs(Source source) => source.Terms.All(t => Frequency(source, t) > 0);

    /// <summary>Returns the number of public texts with a word.</summary>
    public int Having(Source word) => word.Terms is [var only] ? Frequency(word, only) : 0;

    /// <summary>Returns whether the words follow one another in a public text.</summary>
    public bool Follow(Source words)
    {
        var open = words with { Field = words.Fields.Public(words.Field) };
        for (var segment = 0; segment < terms.Reader.Leaves.Count; segment++)
            if (PhrasePostings.Open(segment, open, terms)?.NextDoc() is { } document && document != DocIdSetIterator.NO_MORE_DOCS)
                return true;
        return false;
    }

    /// <summary>Returns BM25's inverse document frequency, summed over the words of a phrase.</summary>
    public float Weight(Source source)
    {
        var documents = Documents(source);
        return source.Terms.Sum(t => InverseFrequency(documents, Frequency(source, t)));
    }

    /// <summary>Returns that of one word found by several sources. No text has the same word in two of them.</summary>
    public float Weight(IReadOnlyCollection<Source> sources) =>
        InverseFrequency(Documents(sources.First()), sources.Sum(s => Frequency(s, s.Terms[0])));

    public float AverageLength(Source source) => Field(source.Fields.Public(source.LengthField)).Length;

    public int PublicDocuments => TextFields.All.Where(f => f.Side == TextFields.Open).Sum(f => Field(f.Exact).Documents);

    private int Documents(Source source) => Field(source.Fields.Public(source.Field)).Documents;

    private static float InverseFrequency(int documents, int having) => (float)Math.Log(1 + (Math.Max(documents - having, 0) + 0.5) / (having + 0.5));

    private int Frequency(Source source, PlacedTerm term) => terms[source.Fields.Public(source.Field), term.Term].Documents;

    private (int Documents, float Length) Field(string name)
    {
        if (_fields.TryGetValue(name, out var known)) return known;
        var (documents, words) = (0, 0L);
        foreach (var leaf in terms.Reader.Leaves)
        {
            if (leaf.AtomicReader.GetTerms(name) is not { } field) continue;
            documents += field.DocCount;
            words += field.SumTotalTermFreq;
        }
        return _fields[name] = documents < 1 ? (1, 1) : (documents, words / (float)documents);
    }
}
