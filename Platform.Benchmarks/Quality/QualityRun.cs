using Platform.Search;

namespace Platform.Benchmarks.Quality;

/// <summary>The figures of one collection.</summary>
internal sealed record QualityRun(
    string Collection, int Documents, int Queries, double SecondsToIndex, double MillisecondsAQuery, Measures All,
    IReadOnlyDictionary<string, CategoryFigures> Categories, IReadOnlyDictionary<string, Measures> PerQuery)
{
    public static QualityRun Of(Collection collection)
    {
        var folder = Directory.CreateTempSubdirectory("search-quality-").FullName;
        try
        {
            using var index = SearchIndex.Open(folder);
            var clock = System.Diagnostics.Stopwatch.StartNew();
            index.Apply(collection.Documents);
            index.Refresh();
            var indexing = clock.Elapsed;
            clock.Restart();
            var rankings = collection.Queries.ToDictionary(q => q.Id, q => index.Rank(new() { Text = q.Text }, Measures.Depth));
            return Of(collection, rankings, indexing.TotalSeconds, clock.Elapsed.TotalMilliseconds / collection.Queries.Count);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    public static QualityRun Plain(Collection collection) => Of(collection, PlainBaseline.Rankings(collection), 0, 0);

    private static QualityRun Of(Collection collection, Dictionary<string, IReadOnlyList<string>> rankings, double indexing, double query)
    {
        var perQuery = collection.Queries.ToDictionary(q => q.Id,
            q => Measures.Of(rankings[q.Id], collection.Grades[q.Id], collection.Graded, collection.Relevant));
        var categories = collection.Queries.Where(q => q.Category is not null).GroupBy(q => q.Category!)
            .ToDictionary(g => g.Key, g => new CategoryFigures(g.Count(), Measures.Mean([.. g.Select(q => perQuery[q.Id])])));
        return new(collection.Name, collection.Documents.Count, collection.Queries.Count, indexing, query, Measures.Mean(perQuery.Values),
            categories, perQuery);
    }
}

internal sealed record CategoryFigures(int Queries, Measures All);
