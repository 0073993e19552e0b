using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Platform.Benchmarks.Live;

namespace Platform.Benchmarks.Growth;

/// <summary>
/// Fills the database of a site. The base are real questions and articles, with <see cref="Base"/> posts that hold real answers, and with
/// members, votes, notifications and reading positions in proportion. A larger archive holds the base many times, each copy with keys of
/// its own and some hours earlier.
/// </summary>
internal sealed class Archive : IDisposable
{
    public const int Base = 1_500;

    private const int Articles = 40, Members = 20, LongThread = 300, ReadersOfThread = 3, QueueOfBase = 15;

    private static readonly string[] Multiplied =
        ["Members", "Contributions", "Revisions", "ContributionTags", "Threads", "Posts", "PostVersions", "Votes", "ReadingPositions", "Notifications", "ReviewItems"];

    private readonly SqliteConnection _db;
    private readonly Dictionary<string, List<string>> _columns = [];

    private Archive(string folder)
    {
        _db = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "platform.db")};Pooling=False");
        _db.Open();
        _db.CreateFunction("again", (string? key, long copy) => key is null ? null : Again(key, copy), isDeterministic: true);
        _db.CreateFunction("earlier", (string? at, long copy) => at is null ? null : Earlier(at, copy), isDeterministic: true);
    }

    /// <param name="folder">The working directory of the site.</param>
    /// <param name="posts">A multiple of <see cref="Base"/>; others are rounded.</param>
    public static void Make(string folder, string shared, int posts)
    {
        Import(folder, Path.Combine(shared, "corpus"));
        using var archive = new Archive(folder);
        archive.Do("PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-2000000");
        using (var turn = archive._db.BeginTransaction())
        {
            archive.FillBase();
            turn.Commit();
        }

        var copies = (int)Math.Round(posts / (double)Base) - 1;
        foreach (var table in Multiplied)
        {
            using var turn = archive._db.BeginTransaction();
            archive.Multiply(table, copies);
            turn.Commit();
        }

        archive.Do("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public static Archive Open(string folder) => new(folder);

    public List<string> Read(string sql)
    {
        using var command = _db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read()) values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return values;
    }

    public void Do(string sql)
    {
        using var command = _db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Inserts copies of the rows that <paramref name="where"/> selects, with some columns replaced by expressions of SQL.</summary>
    public void Copy(string table, string where, params (string Column, string Expression)[] replaced)
    {
        var instead = replaced.ToDictionary(r => r.Column, r => r.Expression);
        var columns = Columns(table);
        Do($"INSERT INTO {table} ({string.Join(", ", columns.Select(Quoted))}) SELECT {string.Join(", ", columns.Select(c => instead.GetValueOrDefault(c, Quoted(c))))} FROM {table} {where}");
    }

    public void Dispose() => _db.Dispose();

    private static void Import(string folder, string corpus)
    {
        var articles = Path.Combine(folder, "articles.jsonl");
        var lines = File.ReadLines(Path.Combine(corpus, "circulars.jsonl"));
        File.WriteAllLines(articles, lines.Where(l => !l.StartsWith("""{"type": "article""", StringComparison.Ordinal)).Concat(lines.Where(l => l.StartsWith("""{"type": "article""", StringComparison.Ordinal)).Take(Articles)));
        Server.Command(folder, "import", Path.Combine(corpus, "organisations.jsonl"), Path.Combine(corpus, "rijksoverheid-questions.jsonl"), articles);
    }

    private void FillBase()
    {
        var templates = Read("SELECT Key FROM Posts WHERE State = 'Visible'");
        var writer = Read("SELECT Key FROM Members LIMIT 1")[0];
        var members = Enumerable.Range(0, Members).Select(i => Again(writer, -1 - i)).ToList();
        for (var i = 0; i < members.Count; i++)
            Copy("Members", $"WHERE Key = '{writer}'", ("Key", $"'{members[i]}'"), ("Name", $"'Lid {i}'"), ("ExternalId", "NULL"), ("ImportedEmail", "NULL"));
        var threads = Read("SELECT t.Key FROM Threads t JOIN Contributions c ON c.Key = t.Key WHERE c.Kind = 'Question' ORDER BY t.Key");
        for (var number = templates.Count; number < Base; number++)
        {
            var thread = number < templates.Count + LongThread ? threads[0] : threads[number % threads.Count];
            var (post, template, member) = (Again(thread, -number), templates[number % templates.Count], members[number % members.Count]);
            var next = $"(SELECT Sequence + 1 FROM Threads WHERE Key = '{thread}')";
            Copy("Posts", $"WHERE Key = '{template}'", ("Key", $"'{post}'"), ("ThreadKey", $"'{thread}'"), ("AuthorKey", $"'{member}'"), ("Kind", "'Comment'"), ("Place", next), ("ChangedAt", next),
                ("ExternalId", "NULL"), ("AcceptedAt", "NULL"), ("CreatedAt", $"earlier(CreatedAt, {number})"), ("PublishedAt", $"earlier(CreatedAt, {number})"));
            Copy("PostVersions", $"WHERE PostKey = '{template}' AND Number = (SELECT PublishedNumber FROM Posts WHERE Key = '{template}')", ("PostKey", $"'{post}'"), ("Number", "1"), ("AuthorKey", "NULL"));
            Do($"UPDATE Posts SET LatestNumber = 1, PublishedNumber = 1 WHERE Key = '{post}'");
            Do($"UPDATE Threads SET Sequence = Sequence + 1, CommentCount = CommentCount + 1, LastPostAt = (SELECT max(CreatedAt) FROM Posts WHERE ThreadKey = '{thread}') WHERE Key = '{thread}'");
            Do($"INSERT INTO Votes (PostKey, MemberKey, Useful, Counted, At) SELECT '{post}', '{members[(number + 7) % members.Count]}', 1, 1, CreatedAt FROM Posts WHERE Key = '{post}'");
            Do($"UPDATE Posts SET Votes = 1 WHERE Key = '{post}'");
        }

        for (var i = 0; i < threads.Count; i++)
        {
            for (var reader = 0; reader < ReadersOfThread; reader++)
            {
                var member = members[(i + reader) % members.Count];
                Do($"INSERT INTO ReadingPositions (MemberKey, ThreadKey, Place, At) SELECT '{member}', Key, Sequence / 2, coalesce(LastPostAt, '2026-11-01 00:00:00') FROM Threads WHERE Key = '{threads[i]}'");
            }

            Do($"""
                INSERT INTO Notifications (Key, MemberKey, Kind, ThreadKey, PostKey, ByKey, At, ReadAt, Line, ByLayerOnly)
                SELECT '{Again(threads[i], -1)}', '{members[i % members.Count]}', 'Reply', ThreadKey, Key, AuthorKey, CreatedAt, NULL, NULL, 0 FROM Posts WHERE ThreadKey = '{threads[i]}' LIMIT 1
                """);
        }

        Do($"""
            INSERT INTO ReviewItems (Key, ContributionKey, RevisionNumber, SubmittedByKey, SubmittedAt, DueAt, Concurrency)
            SELECT c.Key, c.Key, c.PublishedNumber, c.AuthorKey, c.CreatedAt, c.CreatedAt, 0 FROM Contributions c WHERE c.Kind = 'Article' LIMIT {QueueOfBase}
            """);
    }

    private void Multiply(string table, int copies)
    {
        if (copies <= 0) return;
        var replaced = Columns(table).Select(column => (Column: column, Expression: Replaced(column))).Where(r => r.Expression is not null).Select(r => (r.Column, r.Expression!)).ToArray();
        Do("CREATE TEMP TABLE IF NOT EXISTS Copies (CopyNumber INTEGER PRIMARY KEY)");
        Do($"DELETE FROM Copies; WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {copies}) INSERT INTO Copies SELECT x FROM n");
        Copy(table, "CROSS JOIN Copies", replaced);
    }

    /// <returns>Null for a column that each copy has alike.</returns>
    private static string? Replaced(string column) => column switch
    {
        "OrganisationKey" or "TagKey" => null,
        "ExternalId" or "ClientKey" or "ImportedEmail" => $"""{Quoted(column)} || '-' || CopyNumber""",
        // ChangedAt is a number.
        "ChangedAt" => null,
        _ when column.EndsWith("Key", StringComparison.Ordinal) => $"again({Quoted(column)}, CopyNumber)",
        _ when column.EndsWith("At", StringComparison.Ordinal) => $"earlier({Quoted(column)}, CopyNumber)",
        _ => null,
    };

    private List<string> Columns(string table) =>
        _columns.TryGetValue(table, out var known) ? known : _columns[table] = Read($"SELECT name FROM pragma_table_info('{table}')");

    private static string Quoted(string column) => $"\"{column}\"";

    /// <summary>Makes another key of the same form (FNV-1a, the lowest 50 bits).</summary>
    private static string Again(string key, long copy)
    {
        const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
        var hash = 14695981039346656037UL;
        foreach (var value in Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key}{copy}"))) hash = (hash ^ value) * 1099511628211UL;
        hash ^= hash >> 29;
        return string.Create(10, hash, (letters, bits) =>
        {
            for (var i = 0; i < letters.Length; i++, bits >>= 5) letters[i] = Letters[(int)(bits & 31)];
        });
    }

    private static string Earlier(string at, long copy) =>
        (DateTime.Parse(at, CultureInfo.InvariantCulture) - TimeSpan.FromMinutes(copy * 37)).ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
