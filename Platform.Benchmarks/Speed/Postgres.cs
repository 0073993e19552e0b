using Npgsql;
using Platform.Search;

namespace Platform.Benchmarks.Speed;

/// <summary>
/// PostgreSQL's full-text search in Dutch with a GIN index, ranked by ts_rank with more weight for the title. It uses its own tables and
/// drops them.
/// </summary>
internal sealed class Postgres : IRival
{
    private const string Page = """
        SELECT key, title, ts_headline('dutch', body, query, 'MaxWords=35, MinWords=15')
        FROM (SELECT key, title, body, query FROM bench_documents, to_tsquery('dutch', $1) AS query
              WHERE words @@ query ORDER BY ts_rank(words, query, 1) DESC LIMIT 20) AS best
        """;

    private const string Counts = """
        SELECT kind, layer, organisation, year, status, count(DISTINCT contribution) FROM bench_documents
        WHERE words @@ to_tsquery('dutch', $1) GROUP BY GROUPING SETS ((kind), (layer), (organisation), (year), (status), ())
        """;

    private readonly NpgsqlConnection _connection;

    public Postgres(string connection)
    {
        _connection = new(connection);
        _connection.Open();
    }

    public string Name => "PostgreSQL";

    public void Load(IEnumerable<SearchDocument> documents)
    {
        Run("DROP TABLE IF EXISTS bench_documents");
        Run("""
            CREATE UNLOGGED TABLE bench_documents (key text, contribution text, kind text, layer text, organisation text, year int, status text, title text, body text,
                words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('dutch', title), 'A') || setweight(to_tsvector('dutch', body), 'D')) STORED)
            """);
        using (var copy = _connection.BeginBinaryImport("COPY bench_documents (key, contribution, kind, layer, organisation, year, status, title, body) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var d in documents)
            {
                copy.StartRow();
                foreach (var text in (string[])[d.Key, d.Contribution, d.ContributionKind, d.Layers.First(), d.Organisations.First()]) copy.Write(text);
                copy.Write(d.PublishedAt.Year);
                copy.Write(d.Status ?? "");
                copy.Write(d.Title);
                copy.Write(d.Body);
            }
            copy.Complete();
        }
        Run("CREATE INDEX ON bench_documents USING gin (words)");
        Run("ANALYZE bench_documents");
    }

    public void TopTen(IReadOnlyList<string> words) =>
        Read("SELECT key FROM bench_documents, to_tsquery('dutch', $1) AS query WHERE words @@ query ORDER BY ts_rank(words, query, 1) DESC LIMIT 10", words);

    public void FirstPage(IReadOnlyList<string> words)
    {
        Read(Page, words);
        Read(Counts, words);
    }

    public void Dispose()
    {
        Run("DROP TABLE IF EXISTS bench_documents");
        _connection.Dispose();
    }

    private void Read(string sql, IReadOnlyList<string> words)
    {
        using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = string.Join(" | ", words.Select(w => $"'{w.Replace("'", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal)}'")) });
        using var reader = command.ExecuteReader();
        while (reader.Read()) _ = reader.GetValue(0);
    }

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
