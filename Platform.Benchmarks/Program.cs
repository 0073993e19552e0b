using Platform.Benchmarks.Quality;

namespace Platform.Benchmarks;

/// <summary>
/// The entry point. It has its own name, because the tests reference this project and the site, whose Program they start.
/// </summary>
internal static class Measurements
{
    private static async Task<int> Main(string[] args) => args switch
    {
        ["search-quality", .. var rest] => QualityCommand.Run(rest),
        ["search-speed", .. var rest] => Speed.SpeedCommand.Run(rest),
        ["live", .. var rest] => await Live.LiveCommand.Run(rest),
        ["pages-scale", .. var rest] => await Growth.GrowthCommand.Run(rest),
        ["live-limit", .. var rest] => Live.Limit.Run(rest),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("""
            search-quality DIR… [--documents DIR] [--json FILE] [--against FILE]
                Indexes each collection (docs.jsonl, queries.jsonl, qrels.txt) and measures what Platform.Search finds in it.
                --documents DIR  where docs.jsonl is of collections that have none
                --json FILE      writes all figures, per query too
                --against FILE   compares with a run written by --json; without it, with plain BM25
            search-speed [SIZE…] [--shared DIR] [--alone]
                Times indexing and searching a corpus multiplied to each size (10,000, 100,000 and 1,000,000), on one core, beside
                bare Lucene, SQLite FTS5 and, where PLATFORM_BENCH_POSTGRES holds a connection string, PostgreSQL.
                --shared DIR     where the corpus and the collections are; ../shared
                --alone          without the others
            live [viewers|memory|rate|catch-up|pages|lists…] [--shared DIR]
                Measures live threads and the page of a thread, the site on one core and the load on another, beside a bare hub and bare
                endpoints that send the same. All parts when none is named.
            pages-scale [POSTS…] [--shared DIR]
                Fills a site with so many posts (1,500, 100,000 and 1,000,000) and everything else in proportion, caches nothing, and prints
                for each page the processor time, the statements and their time. A million posts need 10 GB of disk and half an hour.
            """);
        return 2;
    }
}
