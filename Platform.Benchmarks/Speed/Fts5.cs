using System.Globalization;
using Microsoft.Data.Sqlite;
using Platform.Search;

namespace Platform.Benchmarks.Speed;

/// <summary>
/// SQLite's full-text search, in a file beside the index: BM25 with the title counted double, without stems or compounds.
/// </summary>
internal sealed class Fts5 : IRival
{
    private const string Page = """
        SELECT d.key, d.title, snippet(words, 1, '[', ']', '…', 30), bm25(words, 2.0, 1.0) AS rank
        FROM words JOIN documents d ON d.id = words.rowid WHERE words MATCH $words ORDER BY rank LIMIT 20
        """;

    private const string Counts = """
        WITH found AS MATERIALIZED (SELECT d.* FROM words JOIN documents d ON d.id = words.rowid WHERE words MATCH $words)
        SELECT 'kind', kind, count(DISTINCT contribution) FROM found GROUP BY kind
        UNION ALL SELECT 'layer', layer, count(DISTINCT contribution) FROM found GROUP BY layer
        UNION ALL SELECT 'organisation', organisation, count(DISTINCT contribution) FROM found GROUP BY organisation
        UNION ALL SELECT 'year', year, count(DISTINCT contribution) FROM found GROUP BY year
        UNION ALL SELECT 'status', status, count(DISTINCT contribution) FROM found GROUP BY status
        UNION ALL SELECT 'total', '', count(DISTINCT contribution) FROM found
        """;

    private readonly SqliteConnection _connection;

    public Fts5(string file)
    {
        _connection = new($"Data Source={file};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA mmap_size = 30000000000;");
    }

    public string Name => "SQLite FTS5";

    public void Load(IEnumerable<SearchDocument> documents)
    {
        Run("""
            CREATE TABLE documents (id INTEGER PRIMARY KEY, key, contribution, kind, layer, organisation, year, status, title, body);
            CREATE VIRTUAL TABLE words USING fts5(title, body, content = 'documents', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
            BEGIN
            """);
        using var row = Command("INSERT INTO documents VALUES ($id, $key, $contribution, $kind, $layer, $organisation, $year, $status, $title, $body)");
        using var text = Command("INSERT INTO words (rowid, title, body) VALUES ($id, $title, $body)");
        foreach (var (id, d) in documents.Index())
        {
            Set(row, ("$id", id + 1), ("$key", d.Key), ("$contribution", d.Contribution), ("$kind", d.ContributionKind), ("$layer", d.Layers.First()),
                ("$organisation", d.Organisations.First()), ("$year", d.PublishedAt.Year), ("$status", d.Status), ("$title", d.Title), ("$body", d.Body));
            Set(text, ("$id", id + 1), ("$title", d.Title), ("$body", d.Body));
        }
        Run("COMMIT");
    }

    public void TopTen(IReadOnlyList<string> words) =>
        Read("SELECT rowid FROM words WHERE words MATCH $words ORDER BY bm25(words, 2.0, 1.0) LIMIT 10", words);

    public void FirstPage(IReadOnlyList<string> words)
    {
        Read(Page, words);
        Read(Counts, words);
    }

    public void Dispose() => _connection.Dispose();

    private void Read(string sql, IReadOnlyList<string> words)
    {
        using var command = Command(sql);
        command.Parameters.AddWithValue("$words", string.Join(" OR ", words.Select(w => $"\"{w.Replace("\"", "", StringComparison.Ordinal)}\"")));
        using var reader = command.ExecuteReader();
        while (reader.Read()) _ = Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture);
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static void Set(SqliteCommand command, params (string Name, object? Value)[] values)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        command.ExecuteNonQuery();
    }
}
