using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Platform.Web.Data;

namespace Platform.Tests.Data;

/// <summary>
/// Migrates rows from before three changes: notifications stored how their actor is shown, edits no longer counted as approvals, and mail
/// stored its member.
/// </summary>
public sealed class ConfidenceMigrationTests : IAsyncLifetime, IDisposable
{
    private const string Before = "PostIndexes";

    private readonly string _folder = Directory.CreateTempSubdirectory("platform-migration-").FullName;
    private SqliteConnection _connection = null!;
    private SqlitePlatformDb _db = null!;

    public async Task InitializeAsync()
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "old.db")};Pooling=False;Foreign Keys=False");
        await _connection.OpenAsync();
        _db = new SqlitePlatformDb(new DbContextOptionsBuilder<SqlitePlatformDb>().UseSqlite(_connection).Options);
        var old = _db.Database.GetMigrations().Single(m => m.EndsWith("_" + Before, StringComparison.Ordinal));
        await _db.GetService<IMigrator>().MigrateAsync(old);
        // A migration that rebuilds a table switches the checks on again; these rows lack some of the rows to which they refer.
        await Rows("PRAGMA foreign_keys=OFF");
    }

    [Fact]
    public async Task Existing_rows_are_carried_along()
    {
        await Insert("Members", ("Key", "zij"), ("ApprovedCount", 5));
        await Insert("Members", ("Key", "hij"), ("ApprovedCount", 7));
        await Insert("Accounts", ("Id", "zij"), ("Email", "zij@example.org"));
        await Insert("Contributions", ("Key", "naamloos"), ("AuthorKey", "zij"), ("ByLayerOnly", 1), ("Layer", "Rijk"));
        await Insert("Contributions", ("Key", "ander"), ("AuthorKey", "hij"));
        await Insert("Posts", ("Key", "p1"), ("ThreadKey", "ander"), ("AuthorKey", "zij"), ("ByLayerOnly", 1), ("Layer", "Gemeente"));
        await Insert("Posts", ("Key", "p2"), ("ThreadKey", "ander"), ("AuthorKey", "hij"));
        await Insert("Notifications", ("Key", "n-post"), ("ThreadKey", "ander"), ("PostKey", "p1"), ("ByKey", "zij"));
        await Insert("Notifications", ("Key", "n-vraag"), ("ThreadKey", "naamloos"), ("PostKey", "p2"), ("ByKey", "zij"));
        await Insert("Notifications", ("Key", "n-dank"), ("ThreadKey", "ander"), ("PostKey", "p2"), ("ByKey", "zij"));
        await Insert("Notifications", ("Key", "n-naam"), ("ThreadKey", "ander"), ("PostKey", "p2"), ("ByKey", "hij"));
        await Insert("Notifications", ("Key", "n-moderator"), ("ThreadKey", "ander"), ("PostKey", "p1"), ("ByKey", null));
        foreach (var (item, post) in new[] { ("i1", "p1"), ("i2", "p1"), ("i3", "p3") })
        {
            await Insert("ReviewItems", ("Key", item), ("PostKey", post), ("PostNumber", 1), ("SubmittedByKey", "zij"), ("ContributionKey", null), ("ClosedAt", "2026-01-02 00:00:00"));
            await Insert("ReviewDecisions", ("Key", "d" + item), ("ItemKey", item), ("Verdict", item == "i3" ? "Return" : "Approve"));
        }

        await Insert("Outbox", ("Key", "m1"), ("To", "zij@example.org"));
        await Insert("Outbox", ("Key", "m2"), ("To", "gast@example.org"));

        await _db.Database.MigrateAsync();

        Assert.Equal(
            ["n-dank 1 ", "n-moderator 0 ", "n-naam 0 ", "n-post 1 Gemeente", "n-vraag 1 Rijk"],
            await Rows("SELECT [Key] || ' ' || ByLayerOnly || ' ' || COALESCE(Layer, '') FROM Notifications ORDER BY [Key]"));
        // Two decisions about one text count once. A member whose texts never waited keeps the old count.
        Assert.Equal(["hij 7", "zij 1"], await Rows("SELECT [Key] || ' ' || ApprovedCount FROM Members ORDER BY [Key]"));
        Assert.Equal(["m1 zij", "m2 "], await Rows("SELECT [Key] || ' ' || COALESCE(MemberKey, '') FROM Outbox ORDER BY [Key]"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _db.Dispose();
        _connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Inserts a row with these values, and a value in every other required column.</summary>
    private async Task Insert(string table, params (string Column, object? Value)[] values)
    {
        var row = values.ToDictionary(v => v.Column, v => v.Value);
        foreach (var column in await Rows($"SELECT name || ' ' || type FROM pragma_table_info('{table}') WHERE [notnull] = 1 AND dflt_value IS NULL"))
        {
            var (name, type) = (column.Split(' ')[0], column.Split(' ')[1]);
            if (!row.ContainsKey(name) && !(name == "Id" && type == "INTEGER"))
                row[name] = type == "INTEGER" ? 0 : name.EndsWith("At", StringComparison.Ordinal) ? "2026-01-01 00:00:00" : "";
        }

        await using var command = _connection.CreateCommand();
        command.CommandText = $"INSERT INTO [{table}] ({string.Join(", ", row.Keys.Select(k => $"[{k}]"))}) VALUES ({string.Join(", ", row.Keys.Select((_, i) => $"$v{i}"))})";
        foreach (var (value, i) in row.Values.Select((v, i) => (v, i)))
            command.Parameters.AddWithValue($"$v{i}", value ?? DBNull.Value);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<string>> Rows(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
