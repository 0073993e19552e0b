using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Platform.Tests.Support;
using Platform.Web.Data;

namespace Platform.Tests.Data;

/// <summary>
/// A database of the first version: only the first migration, with members, questions and posts. The rows are written in SQL, because
/// today's classes do not fit those tables.
/// </summary>
internal static class OldDatabase
{
    public const int Questions = 40;
    public const int PostsOfEach = 50;

    public static string KeyOf(int question) => $"qq{question:00000000}";

    public static async Task<TestDatabase> Create()
    {
        var database = TestDatabase.NotMadeYet();
        await using var db = new SqlitePlatformDb(
            new DbContextOptionsBuilder<SqlitePlatformDb>().UseSqlite(database.ConnectionString + ";Pooling=False").Options);
        await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First());
        await Fill(database);
        return database;
    }

    private static async Task Fill(TestDatabase database)
    {
        await using var connection = new SqliteConnection(database.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            PRAGMA journal_mode=WAL;
            PRAGMA foreign_keys=ON;
            BEGIN;
            INSERT INTO Members (Key, Name, Roles, Language, JoinedAt, ApprovedCount, IsPlaceholder, Concurrency)
            VALUES ('mmmmmmmmm1', 'Oude Bekende', 0, 'nl', '2026-01-01 00:00:00', 9, 0, 1);

            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {Questions})
            INSERT INTO Contributions (Key, Kind, Audience, Status, LatestNumber, PublishedNumber, Title, Summary, Language, AuthorKey,
                ByLayerOnly, CreatedAt, UpdatedAt, PublishedAt, Concurrency)
            SELECT printf('qq%08d', i), 'Question', 'Everyone', 'Published', 1, 1, 'Een vraag van toen ' || i, '', 'nl', 'mmmmmmmmm1',
                0, '2026-02-01 00:00:00', '2026-02-01 00:00:00', '2026-02-01 00:00:00', 1 FROM n;

            INSERT INTO Revisions (ContributionKey, Number, Title, Summary, Body, Language, Tags, AuthorKey, ByLayerOnly, CreatedAt, Html, Text, HtmlVersion)
            SELECT Key, 1, Title, '', 'Hoe ging dat ook weer?', 'nl', '[]', AuthorKey, 0, CreatedAt, '<p>Hoe ging dat ook weer?</p>', 'Hoe ging dat ook weer?', 1
            FROM Contributions;

            INSERT INTO Threads (Key, Sequence, Locked, AnswerCount, CommentCount, LastPostAt)
            SELECT Key, {PostsOfEach}, 0, 0, {PostsOfEach}, '2026-02-02 00:00:00' FROM Contributions;

            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {PostsOfEach})
            INSERT INTO Posts (Key, ThreadKey, Kind, State, ChangedAt, Place, AuthorKey, ByLayerOnly, CreatedAt, Html, LatestNumber, PublishedNumber)
            SELECT printf('pp%08d', i * {Questions} + t.rowid), t.Key, 'Comment', 'Visible', i, i, 'mmmmmmmmm1', 0, '2026-02-02 00:00:00',
                '<p>Zo ging dat, ' || i || '.</p>', 1, 1
            FROM Threads t CROSS JOIN n;

            INSERT INTO PostVersions (PostKey, Number, Body, Html, Text, HtmlVersion, CreatedAt)
            SELECT Key, 1, 'Zo ging dat.', Html, 'Zo ging dat.', 1, CreatedAt FROM Posts;

            INSERT INTO Changes (Kind, Key, At)
            SELECT 'Contribution', Key, CreatedAt FROM Contributions;
            COMMIT;
            """;
        await command.ExecuteNonQueryAsync();
    }
}
