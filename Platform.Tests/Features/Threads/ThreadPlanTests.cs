using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Data;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using Xunit.Abstractions;

namespace Platform.Tests.Features.Threads;

/// <summary>How the database answers the two dearest questions of a thread's page: by seeking in an index, never by reading the thread.</summary>
public sealed class ThreadPlanTests(TrustingApp app, ITestOutputHelper output) : IClassFixture<TrustingApp>
{
    public static TheoryData<string> Parts => ["end", "before", "after", "around", "counter-views"];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_part_of_a_thread_is_found_by_seeking_and_not_by_sorting_the_thread(string which)
    {
        var thread = await Thread();
        var part = which switch
        {
            "before" => new PostWindow { Before = 3 },
            "after" => new PostWindow { After = 1 },
            "counter-views" => new PostWindow { Only = PostKind.CounterView },
            _ => PostWindow.End,
        };

        var plan = await PlanOf(async db =>
        {
            var evictions = new Invalidations();
            var live = await db.Threads.AsNoTracking().SingleAsync(t => t.Key == thread);
            await new PostWindowReader(db, new ContentCache(evictions, Options.Create(new PlatformOptions())), new PageTags(evictions)).Read(live, part, which == "around" ? 2 : null, findsLead: true, await app.Viewer("Cor"));
        });

        Assert.Contains(plan, line => line.Contains("IX_Posts_ThreadKey_Place", StringComparison.Ordinal));
        Bounded(plan);
    }

    [Fact]
    public async Task What_a_page_asks_of_its_reader_is_found_by_seeking()
    {
        var thread = await Thread();
        var cor = await app.Viewer("Cor");

        var plan = await PlanOf(async db => await new ReaderFactsQuery().Find(db, thread, cor.MemberKey!, ReplyDraft.Subject(thread)));

        Bounded(plan);
    }

    /// <summary>No server here, so what it would be asked: each part of the question has a limit, a key or the index of conclusions.</summary>
    [Fact]
    public async Task SQL_Server_is_asked_for_no_more_of_a_thread_than_a_page_shows()
    {
        var asked = new Asked();
        await using var db = new SqlServerPlatformDb(new DbContextOptionsBuilder<SqlServerPlatformDb>()
            .UseSqlServer("Server=nowhere").AddInterceptors(new NoConnection(), asked).Options);
        var evictions = new Invalidations();
        asked.Answers = false;

        await new PostWindowReader(db, new ContentCache(evictions, Options.Create(new PlatformOptions())), new PageTags(evictions)).Read(new LiveThread("0000000000"), PostWindow.End, 2, findsLead: true, new Viewer("a", default));

        var (sql, _) = Assert.Single(asked.Statements);
        output.WriteLine(sql);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.Empty(errors);
        Assert.All(sql.Split("UNION ALL"), part => Assert.True(
            part.Contains("TOP(", StringComparison.Ordinal) || part.Contains("[Kind] = 'Conclusion'", StringComparison.Ordinal), part));
    }

    private static void Bounded(List<string> plan)
    {
        // A scan of a subquery reads no more than that found; each has a limit.
        var found = plan.Where(l => l.StartsWith("CO-ROUTINE ", StringComparison.Ordinal) || l.StartsWith("MATERIALIZE ", StringComparison.Ordinal))
            .Select(l => "SCAN " + l.Split(' ')[1]).Append("SCAN CONSTANT ROW").ToHashSet();
        Assert.All(plan, line =>
        {
            Assert.DoesNotContain("TEMP B-TREE", line, StringComparison.Ordinal);
            Assert.False(line.StartsWith("SCAN ", StringComparison.Ordinal) && !found.Contains(line), line);
            // Every post of a thread has changed once: this index would be the whole thread, and is for what changed since.
            Assert.DoesNotContain("IX_Posts_ThreadKey_ChangedAt", line, StringComparison.Ordinal);
            // With the thread alone, only the conclusion is found at once, or the first of something by its place or its votes.
            if (line.Contains("(ThreadKey=?)", StringComparison.Ordinal))
                Assert.Matches("IX_Posts_Conclusion|IX_Posts_Lead|IX_Posts_ThreadKey_Place_Kind", line);
        });
    }

    private async Task<string> Thread()
    {
        var thread = await app.Ask("Aad");
        for (var i = 0; i < 3; i++)
            await app.Reply("Bea", thread, $"Antwoord {i}");
        return thread;
    }

    /// <summary>The plan of each statement that reads posts.</summary>
    private async Task<List<string>> PlanOf(Func<PlatformDb, Task> read)
    {
        var asked = new Asked();
        await using (var db = new SqlitePlatformDb(new DbContextOptionsBuilder<SqlitePlatformDb>().UseSqlite(app.Database.ConnectionString).AddInterceptors(asked).Options))
            await read(db);
        var plan = new List<string>();
        await using var connection = new SqliteConnection(app.Database.ConnectionString);
        await connection.OpenAsync();
        foreach (var (sql, parameters) in asked.Statements.Where(s => s.Sql.Contains("\"Posts\"", StringComparison.Ordinal)))
        {
            output.WriteLine(sql);
            await using var explain = connection.CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var (name, value) in parameters)
                explain.Parameters.AddWithValue(name, value ?? DBNull.Value);
            await using var rows = await explain.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                plan.Add(rows.GetString(3));
        }

        plan.ForEach(output.WriteLine);
        Assert.NotEmpty(plan);
        return plan;
    }

    private sealed class Asked : DbCommandInterceptor
    {
        public List<(string Sql, List<(string Name, object? Value)> Parameters)> Statements { get; } = [];

        /// <summary>Whether there is a database; without one, nothing is found.</summary>
        public bool Answers { get; set; } = true;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Statements.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
            return ValueTask.FromResult(Answers ? result : InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader()));
        }
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());
    }
}
