using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Platform.Tests.Features.Accounts;
using Platform.Tests.Features.Threads;
using Platform.Tests.Pages;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Demo;

namespace Platform.Tests.Data;

/// <summary>
/// No statement of a page or of a background service reads a whole table that grows with the archive. A statement that does costs more each
/// year, and on a small database nobody notices.
/// </summary>
public sealed partial class TableScanTests(DemoApp app) : IClassFixture<DemoApp>
{
    private static readonly HashSet<string> Growing =
    [
        "Contributions", "Revisions", "ContributionTags", "CoAuthors", "Threads", "Posts", "PostVersions", "Votes", "Thanks", "ReadingPositions", "Notifications",
        "ReviewItems", "ReviewDecisions", "SameQuestions", "ExperienceUses", "Members", "Accounts", "Sessions", "Drafts", "SavedSearches", "AuditEntries",
    ];

    /// <summary>Parts of statements that read a whole table, with the reason.</summary>
    private static readonly (string Part, string Reason)[] Allowed =
    [
        ("WHERE 0", "It reads nothing."),
        ("GROUP BY \"c\".\"Kind\"", "Counts the texts of each kind, from an index alone. It is cached until a contribution changes."),
        ("SELECT \"c\".\"TagKey\", \"t\".\"Name\", COUNT(*)", "Counts the texts of each topic. It is cached until a contribution changes."),
        ("LIKE @first", "Finds members by a part of their name, at most six."),
        ("\"o\".\"Layer\" = @layer", "Counts the members of a layer who wrote. Their texts are found by an index."),
        ("\"r\".\"AuthorKey\" = @me", "The copy of one's own data, which few ask for."),
        ("\"a\".\"ActorKey\" = @me", "The same."),
        ("\"a\".\"Action\" LIKE 'account.%'", "The same."),
    ];

    [Fact]
    public async Task No_page_and_no_background_service_reads_a_whole_table_that_grows()
    {
        if (app.Database.Provider != DatabaseProvider.Sqlite)
            return;
        var addresses = (await GetEndpoints.Of(app)).ToList();
        var thread = await app.Ask("Aad");
        var waiting = (await app.Reply("Nina", thread, "Dit wacht nog.")).Key;
        addresses.AddRange([$"/questions/{thread}", $"/threads/{thread}/posts/{waiting}/edit", $"/threads/{thread}/posts/{waiting}/withdraw"]);
        using var statements = new Statements(app.Database.Folder);
        foreach (var who in new[] { null, "nadia", "ilse", "tom", "Nina" })
        {
            using var browser = who == "Nina" ? await app.As(who) : app.Visitor();
            if (who is not (null or "Nina"))
                await browser.SignIn($"{who}@example.org", DemoContent.Password);
            foreach (var address in addresses)
                using (await browser.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead))
                {
                }
        }

        // Background services run at least every five seconds.
        await Task.Delay(TimeSpan.FromSeconds(6));
        var found = statements.Taken.Where(sql => !Array.Exists(Allowed, a => sql.Contains(a.Part, StringComparison.Ordinal)))
            .Select(sql => (Sql: sql, Tables: ScannedBy(sql))).Where(s => s.Tables.Count > 0).ToList();

        Assert.True(statements.Taken.Count > 100, $"{statements.Taken.Count} statements were seen.");
        Assert.True(found.Count == 0, string.Join("\n\n", found.Select(s => $"{string.Join(", ", s.Tables)}:\n{s.Sql}")));
    }

    [Theory]
    [InlineData("""SELECT COUNT(*) FROM "Posts" AS "p" WHERE "p"."Votes" = 3""", "Posts")]
    [InlineData("""SELECT "v"."MemberKey" FROM "Votes" AS "v" WHERE NOT ("v"."Counted")""", "Votes")]
    [InlineData("""SELECT COUNT(*) FROM "Posts" AS "p" WHERE "p"."Key" = 'a'""", null)]
    public void The_test_sees_a_table_that_is_read_whole(string sql, string? table)
    {
        if (app.Database.Provider == DatabaseProvider.Sqlite)
            Assert.Equal(table is null ? [] : [table], ScannedBy(sql).Select(found => found.Split(' ')[0]));
    }

    private List<string> ScannedBy(string sql)
    {
        using var connection = new SqliteConnection(app.Database.ConnectionString);
        connection.Open();
        using var explain = connection.CreateCommand();
        explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in Parameter().Matches(sql).Select(m => m.Value).Distinct())
            explain.Parameters.AddWithValue(name, 1);
        var names = Named().Matches(sql).ToDictionary(m => m.Groups["alias"].Value, m => m.Groups["table"].Value);
        var tables = new List<string>();
        using var rows = explain.ExecuteReader();
        while (rows.Read())
        {
            // An index with a condition holds few rows.
            if (Scan().Match(rows.GetString(3)) is { Success: true } scan && names.GetValueOrDefault(scan.Groups["alias"].Value, scan.Groups["alias"].Value) is var table && Growing.Contains(table))
                tables.Add($"{table} ({rows.GetString(3)})");
        }

        return tables;
    }

    [GeneratedRegex("(FROM|JOIN) \"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"")]
    private static partial Regex Named();

    [GeneratedRegex(@"^SCAN (?<alias>\w+)\b(?! USING (COVERING )?INDEX IX_Votes_Uncounted)")]
    private static partial Regex Scan();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    /// <summary>The statements that read from the database in a folder, each once.</summary>
    private sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string _folder;
        private readonly List<IDisposable> _heard = [];
        private readonly ConcurrentDictionary<string, bool> _taken = [];

        public Statements(string folder)
        {
            _folder = folder;
            _heard.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public ICollection<string> Taken => _taken.Keys;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                _heard.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData { Command: var command } && command.CommandText.Contains("SELECT", StringComparison.Ordinal) && command.Connection?.DataSource.StartsWith(_folder, StringComparison.Ordinal) == true)
                _taken.TryAdd(command.CommandText, true);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _heard.ForEach(h => h.Dispose());
    }
}
