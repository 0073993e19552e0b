using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Demo;
using Xunit.Abstractions;

namespace Platform.Tests.Data;

/// <summary>A data folder whose process is killed several times during its start, and is then started undisturbed.</summary>
internal abstract class StartStory(Random random, ITestOutputHelper output)
{
    public const string Development = "environment=Development";

    // The duration of the last undisturbed start; an estimate before the first.
    private TimeSpan _wholeStart = TimeSpan.FromSeconds(3);

    public async Task Tell(int kills)
    {
        await using var database = await Before();
        for (var kill = 0; kill < kills; kill++)
        {
            await using var killed = Node.Start(database, null, Settings);
            // Most of a start happens before it uses the database, so three of four kills come after that.
            if (random.Next(4) > 0)
                await killed.Eventually(() => Task.FromResult(HasBegun(database)));
            var after = _wholeStart * (random.NextDouble() * 0.6);
            await Task.Delay(after);
            await killed.Kill();
            output.WriteLine($"{GetType().Name}: killed after {after.TotalMilliseconds:0} ms; it had said {killed.Output.Length} characters");
        }

        var since = Stopwatch.GetTimestamp();
        await using var node = await Node.Start(database, null, Settings).Listens();
        _wholeStart = Stopwatch.GetElapsedTime(since);
        await After(node, database);
        await node.Stop();
    }

    public static async Task AssertFilled(Node node, TestDatabase database)
    {
        await node.CaughtUp();
        var demo = DemoLines.Read(DateTime.UnixEpoch);
        var texts = 0;
        await foreach (var line in demo.Published.Lines(default))
            texts += Encoding.UTF8.GetString(line.Json!.Value.Span).Contains("\"publishedAt\"", StringComparison.Ordinal) ? 1 : 0;
        await using var db = database.Open();
        Assert.Equal(
            (texts + demo.Unpublished.Count, demo.SignIns.Count, 1),
            (await db.Contributions.CountAsync(), await db.Users.CountAsync(), await db.Rounds.CountAsync()));
        Assert.True(await node.Found("woo") > 0);
    }

    public static async Task AssertUpgraded(Node node, TestDatabase database)
    {
        await node.CaughtUp();
        await using (var db = database.Open())
        {
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            Assert.Equal(
                (OldDatabase.Questions, OldDatabase.Questions * OldDatabase.PostsOfEach), (await db.Contributions.CountAsync(), await db.Posts.CountAsync()));
            Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync());
            Assert.Equal("ok", (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()).Single());
        }

        var page = await node.Http.GetStringAsync($"/questions/{OldDatabase.KeyOf(7)}");
        Assert.Contains("Zo ging dat", page, StringComparison.Ordinal);
        Assert.Equal(OldDatabase.Questions, await node.Found("vraag van toen"));
    }

    public static async Task<string> Schema(TestDatabase database)
    {
        await using var db = database.Open();
        return string.Join('\n', await db.Database.SqlQueryRaw<string>("SELECT name || ' ' || coalesce(sql, '') AS Value FROM sqlite_master ORDER BY 1").ToListAsync())
            + string.Join('\n', await db.Database.GetAppliedMigrationsAsync());
    }

    protected abstract string[] Settings { get; }

    protected abstract Task<TestDatabase> Before();

    protected abstract bool HasBegun(TestDatabase database);

    protected abstract Task After(Node node, TestDatabase database);
}

/// <summary>A first start in Development, which also fills the new database with the demo content.</summary>
internal sealed class FirstStart(Random random, ITestOutputHelper output) : StartStory(random, output)
{
    protected override string[] Settings => [Development];

    protected override Task<TestDatabase> Before() => Task.FromResult(TestDatabase.NotMadeYet());

    protected override bool HasBegun(TestDatabase database) => File.Exists(Path.Combine(database.Folder, "platform.db"));

    protected override Task After(Node node, TestDatabase database) => AssertFilled(node, database);
}

internal sealed class Upgrade(Random random, ITestOutputHelper output) : StartStory(random, output)
{
    protected override string[] Settings => [];

    protected override Task<TestDatabase> Before() => OldDatabase.Create();

    protected override bool HasBegun(TestDatabase database) => File.Exists(Path.Combine(database.Folder, "platform.db-wal"));

    protected override Task After(Node node, TestDatabase database) => AssertUpgraded(node, database);
}
