using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Accounts;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Demo;

namespace Platform.Tests.Pages;

/// <summary>A link, a picture or a script in somebody's text can make its reader ask any address of this site; so asking changes nothing.</summary>
public sealed class GetWritesNothingTests(DemoApp app) : IClassFixture<DemoApp>
{
    /// <summary>What the application writes without being asked, or about itself, with the reason.</summary>
    private static readonly HashSet<string> Named =
    [
        // That a session or a token is still in use, at most once an hour.
        "Sessions", "ApiTokens",
        // Work of the nodes among themselves.
        "Leases", "IndexNodes",
        // Words that found nothing, counted by nobody's name.
        "MissedSearches",
        // That somebody was refused a page of moderators or administrators.
        "AuditEntries",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("nadia")]
    [InlineData("ilse")]
    [InlineData("tom")]
    public async Task Asking_for_a_page_changes_nothing_for_its_reader_or_anybody(string? who)
    {
        if (app.Database.Provider != DatabaseProvider.Sqlite)
            return;
        using var browser = app.Visitor();
        if (who is not null)
            await browser.SignIn($"{who}@example.org", DemoContent.Password);
        var addresses = await GetEndpoints.Of(app);
        await using var detector = await WriteDetector.On(app.Database);
        var wrote = new List<string>();
        var answered = 0;
        foreach (var address in addresses)
        {
            using var answer = await browser.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
            answered += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
            wrote.AddRange((await detector.Take()).Except(Named).Select(table => $"{address} writes {table}"));
        }

        // What is written after the answer.
        await Task.Delay(1500);
        wrote.AddRange((await detector.Take()).Except(Named).Select(table => $"Something writes {table}"));
        Assert.True(answered > 30, $"{answered} of {addresses.Count} addresses answered");
        Assert.Empty(wrote);
    }

    [Fact]
    public async Task The_detector_sees_a_write()
    {
        if (app.Database.Provider != DatabaseProvider.Sqlite)
            return;
        await using var detector = await WriteDetector.On(app.Database);
        using var browser = app.Visitor();
        await browser.SignIn("nadia@example.org", DemoContent.Password);

        Assert.Contains("Sessions", await detector.Take());
    }

    /// <summary>Triggers on every table, so that no way of writing goes round it.</summary>
    private sealed class WriteDetector(SqliteConnection connection, IReadOnlyList<string> triggers) : IAsyncDisposable
    {
        public static async Task<WriteDetector> On(TestDatabase database)
        {
            List<string> tables;
            await using (var db = database.Open())
                tables = [.. db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct()];
            var connection = new SqliteConnection(database.ConnectionString);
            await connection.OpenAsync();
            await Run(connection, "CREATE TABLE IF NOT EXISTS Seen (Name TEXT)");
            var triggers = new List<string>();
            foreach (var table in tables)
            {
                foreach (var act in new[] { "INSERT", "UPDATE", "DELETE" })
                {
                    await Run(connection, $"CREATE TRIGGER \"seen_{table}_{act}\" AFTER {act} ON \"{table}\" BEGIN INSERT INTO Seen VALUES ('{table}'); END");
                    triggers.Add($"seen_{table}_{act}");
                }
            }

            return new WriteDetector(connection, triggers);
        }

        public async Task<IReadOnlyList<string>> Take()
        {
            var tables = new List<string>();
            await using (var query = connection.CreateCommand())
            {
                query.CommandText = "SELECT DISTINCT Name FROM Seen";
                await using var rows = await query.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                    tables.Add(rows.GetString(0));
            }

            if (tables.Count > 0)
                await Run(connection, "DELETE FROM Seen");
            return tables;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var trigger in triggers)
                await Run(connection, $"DROP TRIGGER \"{trigger}\"");
            await connection.DisposeAsync();
        }

        private static async Task Run(SqliteConnection connection, string statement)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }
}
