using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Platform.Benchmarks.Quality;

/// <summary>The baseline: Lucene's BM25 (1.2, 0.75) with the standard analyser of the language, title and text in one field.</summary>
internal static class PlainBaseline
{
    public static Dictionary<string, IReadOnlyList<string>> Rankings(Collection collection)
    {
        Analyzer analyzer = collection.Language == "nl" ? new DutchAnalyzer(LuceneVersion.LUCENE_48) : new EnglishAnalyzer(LuceneVersion.LUCENE_48);
        using var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity() }))
            foreach (var document in collection.Documents)
                writer.AddDocument(new Document
                {
                    new StringField("id", document.Key, Field.Store.YES),
                    new TextField("text", document.Title + "\n" + document.Body, Field.Store.NO),
                });

        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
        return collection.Queries.ToDictionary(q => q.Id, q => (IReadOnlyList<string>)[.. searcher.Search(QueryOf(q.Text, analyzer), Measures.Depth)
            .ScoreDocs.Select(d => searcher.Doc(d.Doc).GetField("id").GetStringValue(CultureInfo.InvariantCulture))]);
    }

    private static BooleanQuery QueryOf(string text, Analyzer analyzer)
    {
        var query = new BooleanQuery(disableCoord: true);
        using var tokens = analyzer.GetTokenStream("text", text);
        var term = tokens.GetAttribute<ICharTermAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken()) query.Add(new TermQuery(new Term("text", term.ToString())), Occur.SHOULD);
        tokens.End();
        return query;
    }
}
