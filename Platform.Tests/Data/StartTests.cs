using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Xunit.Abstractions;

namespace Platform.Tests.Data;

/// <summary>A process may be killed at any moment of its start. The next start works, or reports what to do.</summary>
public sealed class StartTests(ITestOutputHelper output)
{
    [Fact]
    public Task After_five_kills_while_it_starts_or_upgrades_the_site_starts_whole() => Kill(5);

    [Fact, Trait("Category", "Long"), Trait("Suite", "starts")]
    public Task After_fifty_kills_while_it_starts_or_upgrades_the_site_starts_whole() => Kill(50);

    [Fact]
    public async Task The_lock_that_a_killed_upgrade_of_an_earlier_version_left_behind_stops_no_start()
    {
        await using var database = await OldDatabase.Create();
        await Execute(database, """
            CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, '2026-11-29 12:00:00');
            """);

        await using var node = await Node.Start(database).Listens();

        await StartStory.AssertUpgraded(node, database);
    }

    [Fact]
    public async Task An_upgrade_that_fails_says_why_and_leaves_the_database_as_it_was()
    {
        await using var database = await OldDatabase.Create();
        // This table is in the way of a later migration; earlier pending migrations succeed before it.
        await Execute(database, """CREATE TABLE "Rounds" ("Mine" TEXT)""");
        var before = await StartStory.Schema(database);

        await using var node = Node.Start(database);

        Assert.Equal(1, await node.Exits());
        Assert.Contains("Rounds", node.Output, StringComparison.Ordinal);
        Assert.Contains("as it was", node.Output, StringComparison.Ordinal);
        Assert.Equal(before, await StartStory.Schema(database));
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_refused_with_what_to_do()
    {
        await using var database = await TestDatabase.Create();
        await Execute(database, """INSERT INTO "__EFMigrationsHistory" VALUES ('29991231235959_Later', '99.0.0')""");

        await using var node = Node.Start(database);

        Assert.Equal(1, await node.Exits());
        Assert.Contains("29991231235959_Later", node.Output, StringComparison.Ordinal);
        Assert.Contains("restore", node.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_processes_that_start_at_once_one_makes_the_database_and_both_serve()
    {
        await using var database = TestDatabase.NotMadeYet();
        var other = Directory.CreateDirectory(Path.Combine(database.Folder, "other")).FullName;
        await using var one = Node.Start(database, null, StartStory.Development);
        await using var two = Node.Start(database, other, StartStory.Development);

        await one.Listens();
        await two.Listens();
        await StartStory.AssertFilled(one, database);
        await two.CaughtUp();
    }

    [Fact]
    public async Task A_start_that_finds_another_at_it_for_too_long_gives_up_and_says_so()
    {
        await using var database = TestDatabase.NotMadeYet();
        await using var held = new FileStream(
            Path.Combine(database.Folder, "platform.db.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        await using var node = Node.Start(database, null, "Database:StartWithin=00:00:01");

        Assert.Equal(1, await node.Exits());
        Assert.Contains("Another process is starting on this database", node.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(database.Folder, "platform.db")));
    }

    [Fact]
    public async Task Of_two_processes_on_one_data_directory_one_serves_and_the_other_says_why_it_does_not()
    {
        await using var database = TestDatabase.NotMadeYet();
        await using var one = Node.Start(database, null, "Database:StartWithin=00:00:15");
        await using var two = Node.Start(database, null, "Database:StartWithin=00:00:15");

        await Task.WhenAny(one.Exits(), two.Exits());
        var (serving, refused) = two.HasExited ? (one, two) : (two, one);
        Assert.Equal(1, await refused.Exits());
        Assert.Contains("serves the site from this data directory", refused.Output, StringComparison.Ordinal);
        await serving.Listens();
        await serving.CaughtUp();

        // As an orchestrator may do: the new process starts before the old one stops.
        await using var next = Node.Start(database);
        await Task.Delay(500);
        await serving.Kill();
        await (await next.Listens()).CaughtUp();
    }

    private async Task Kill(int times)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        StartStory[] stories = [new FirstStart(random, output), new Upgrade(random, output)];
        for (var left = times; left > 0;)
        {
            foreach (var story in stories)
            {
                var kills = Math.Min(left, random.Next(2, 4));
                left -= kills;
                if (kills > 0)
                    await story.Tell(kills);
            }
        }
    }

    private static async Task Execute(TestDatabase database, string sql)
    {
        await using var db = database.Open();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
