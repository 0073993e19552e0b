using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Platform.Search;
using Platform.Search.Matching;

namespace Platform.Benchmarks.Speed;

/// <summary>
/// The limit: Lucene's own ten best documents for any of the same terms in the same index, without total, facets, snippets or collapsing.
/// </summary>
internal static class BareLucene
{
    public static BooleanQuery QueryOf(SearchIndex index, SearchRequest request) => index.Read(searcher =>
    {
        var terms = new IndexTerms(searcher.IndexReader);
        var query = new BooleanQuery(disableCoord: true);
        var sources = SearchRun.Meaning(terms, request, new(terms), index.Synonyms).Concepts.Where(c => !c.Excluded).SelectMany(c => c.Sources)
            .DistinctBy(s => (s.Field, string.Join(' ', s.Terms.Select(t => t.Term.Utf8ToString()))));
        foreach (var source in sources) query.Add(QueryOf(source), Occur.SHOULD);
        return query;
    });

    public static void TopTen(SearchIndex index, Query query) => index.Read(searcher =>
        new IndexSearcher(searcher.IndexReader) { Similarity = new BM25Similarity() }.Search(query, 10).TotalHits);

    private static Query QueryOf(Source source)
    {
        if (source.Terms.Count == 1) return new TermQuery(new Term(source.Field, source.Terms[0].Term));
        var phrase = new PhraseQuery();
        foreach (var term in source.Terms) phrase.Add(new Term(source.Field, term.Term), term.Place);
        return phrase;
    }
}
