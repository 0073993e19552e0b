using Platform.Benchmarks.Quality;

namespace Platform.Benchmarks;

/// <summary>Named, because the tests see this project beside the site, whose Program is the host they start.</summary>
internal static class Measurements
{
    private static int Main(string[] args) => args switch
    {
        ["search-quality", .. var rest] => QualityCommand.Run(rest),
        ["search-speed", .. var rest] => Speed.SpeedCommand.Run(rest),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("""
            search-quality DIR… [--json FILE] [--against FILE]
                Indexes each collection (docs.jsonl, queries.jsonl, qrels.txt) and measures what Platform.Search finds in it.
                --json FILE      writes all figures, per query too
                --against FILE   compares with a run written by --json; without it, with plain BM25
            search-speed [SIZE…] [--shared DIR] [--alone]
                Times indexing and searching a corpus multiplied to each size (10,000, 100,000 and 1,000,000), on one core, beside
                bare Lucene, SQLite FTS5 and, where PLATFORM_BENCH_POSTGRES holds a connection string, PostgreSQL.
                --shared DIR     where the corpus and the collections are; ../shared
                --alone          without the others
            """);
        return 2;
    }
}
