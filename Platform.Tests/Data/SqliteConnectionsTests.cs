using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Shared;
using SQLitePCL;

namespace Platform.Tests.Data;

/// <summary>A connection with its prepared statements passes from context to context.</summary>
public sealed class SqliteConnectionsTests : IAsyncLifetime, IDisposable
{
    private readonly SqliteConnections _connections = new();
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("platform-").FullName, "kept.db");

    [Fact]
    public async Task A_query_asked_again_is_ready_and_answers_what_is_stored_by_then()
    {
        await Add("Aad");
        Assert.Equal(1, await Count("A"));
        var ready = await Statements();
        await Add("Anna");

        Assert.Equal(2, await Count("A"));
        Assert.Equal(0, await Count("B"));
        // A second prepared statement would double the size.
        Assert.InRange(await Statements(), 1, ready * 3 / 2);
    }

    [Fact]
    public async Task The_same_query_runs_within_itself()
    {
        await Add("Aad");
        await Add("Bea");
        await using var db = Open();

        var pairs = new List<string>();
        await foreach (var one in Named(db, "A"))
            await foreach (var two in Named(db, "B"))
                pairs.Add(one + two);

        Assert.Equal(["AadBea"], pairs);
        Assert.Equal(["Bea"], await Named(db, "B").ToListAsync());

        static IAsyncEnumerable<string> Named(PlatformDb db, string first) => db.Members.Where(m => m.Name.StartsWith(first)).Select(m => m.Name).AsAsyncEnumerable();
    }

    [Fact]
    public async Task Who_stops_in_the_middle_of_a_transaction_leaves_nothing_of_it_to_the_next()
    {
        await Add("Aad");
        await using (var db = Open())
        {
            await db.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE");
            db.Members.Add(new Member(ShortKey.New(), "Niemand", MemberRoles.None, DateTime.UnixEpoch));
            await db.SaveChangesAsync();
        }

        Assert.Equal(0, await Count("N"));
        await Add("Nora");
        Assert.Equal(1, await Count("N"));
    }

    [Fact]
    public async Task The_functions_that_queries_may_use_go_along()
    {
        await Add("Aad");
        for (var turn = 0; turn < 3; turn++)
        {
            await using var db = Open();
            Assert.Equal(1, await db.Members.CountAsync(m => Regex.IsMatch(m.Name, "^A.d$")));
        }
    }

    [Fact]
    public async Task Of_very_many_queries_some_are_ready()
    {
        await Add("Aad");
        await using (var db = Open())
        {
            await Ask(db, 60);
        }

        var sixty = await Statements();
        await using (var db = Open())
            await Ask(db, 400);

        Assert.InRange(await Statements(), 1, 2 * sixty);

        // Each query has another text and so another statement.
        static async Task Ask(PlatformDb db, int times)
        {
            foreach (var many in Enumerable.Range(1, times))
                await db.Members.Where(m => m.Name == "x").OrderBy(m => m.Key).Select(m => m.Name.Substring(0, 1)).Take(1)
                    .TagWith(many.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToListAsync();
        }
    }

    public async Task InitializeAsync()
    {
        await using var db = Open();
        await db.Database.MigrateAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _connections.Dispose();
        Directory.Delete(Path.GetDirectoryName(_file)!, true);
    }

    private SqlitePlatformDb Open() => new(new DbContextOptionsBuilder<SqlitePlatformDb>().UseSqlite($"Data Source={_file}").AddInterceptors(_connections).Options);

    private async Task Add(string name)
    {
        await using var db = Open();
        db.Members.Add(new Member(ShortKey.New(), name, MemberRoles.None, DateTime.UnixEpoch));
        await db.SaveChangesAsync();
    }

    private async Task<int> Count(string first)
    {
        await using var db = Open();
        return await db.Members.CountAsync(m => m.Name.StartsWith(first));
    }

    /// <summary>
    /// Returns the bytes of the connection's prepared statements. It is always the same connection, because no other context is open.
    /// </summary>
    private async Task<int> Statements()
    {
        const int StatementsUsed = 3;
        await using var db = Open();
        await db.Database.OpenConnectionAsync();
        raw.sqlite3_db_status(((SqliteConnection)db.Database.GetDbConnection()).Handle!, StatementsUsed, out var bytes, out _, 0);
        return bytes;
    }
}
