using Platform.Tests.Commands;
using Platform.Tests.Support;

namespace Platform.Tests.Changes;

/// <summary>Changes that an index misses when its node stops are applied after the next start.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task What_commits_late_is_not_skipped_although_the_node_restarts_in_between()
    {
        await using var database = await TestDatabase.Create();
        await using (var node = await Node.Start(database).Listens())
        {
            await node.CaughtUp();
            await database.Publish("Roerdomp in het riet", change: 6);
            await node.Eventually(async () => await node.Found("roerdomp") == 1);
            await node.Stop();
        }

        await database.Publish("Wielewaal in het bos", change: 3);

        await using var again = await Node.Start(database).Listens();
        await again.Eventually(async () => await again.Found("wielewaal") == 1);
    }

    [Fact]
    public async Task What_commits_late_is_not_skipped_by_an_index_that_was_just_built()
    {
        await using var database = await TestDatabase.Create();
        await database.Publish("Grutto op het hek", change: 1);
        await database.Publish("Roerdomp in het riet", change: 6);
        await using var node = await Node.Start(database).Listens();
        await node.Eventually(async () => await node.Found("roerdomp") == 1);

        await database.Publish("Wielewaal in het bos", change: 3);

        await node.Eventually(async () => await node.Found("wielewaal") == 1);
    }

    [SqliteFact]
    public async Task A_text_that_cannot_be_indexed_holds_up_no_other_is_not_forgotten_and_heals_when_mended()
    {
        await using var database = await TestDatabase.Create();
        string poison;
        await using (var node = await Node.Start(database).Listens())
        {
            await node.CaughtUp();
            // Longer than one value in Lucene may be; only an error elsewhere could store it.
            poison = await database.Publish("Kwartel op het dak", language: new string('x', 40_000));
            await database.Publish("Roerdomp in het riet");

            await node.Eventually(async () => await node.Found("roerdomp") == 1);
            await Degraded(node);
            await node.Stop();
        }

        var check = await Command.Run(database, "index", "check");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains($"Refused: 1\n  {poison}\n", check.Output, StringComparison.Ordinal);

        await using var again = await Node.Start(database).Listens();
        await Degraded(again);
        await RebuiltOnRequest(again, database);
        await Degraded(again);
        Assert.Equal(1, await again.Found("roerdomp"));
        await database.Retitle(poison, "Kwartel in het gras");
        await again.Eventually(async () => await again.Found("kwartel") == 1);
        await again.CaughtUp();
    }

    private static Task Degraded(Node node) => node.Eventually(async () => await node.Readiness() is var (status, index)
        && status == "degraded" && index.GetProperty("data").GetProperty("failed").GetInt32() == 1 && index.GetProperty("data").GetProperty("lag").GetInt32() == 0);

    private static async Task RebuiltOnRequest(Node node, TestDatabase database)
    {
        var reindex = await Command.Run(database, "reindex");
        Assert.True(reindex.ExitCode == 0 && reindex.Output.Contains("on 1 node", StringComparison.Ordinal), reindex.Output + reindex.Error + node.Output);
        Assert.Contains("The index was built anew", node.Output, StringComparison.Ordinal);
    }
}

/// <summary>A test of something that only SQLite allows; skipped on SQL Server.</summary>
public sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute() => Skip = string.IsNullOrEmpty(TestDatabase.SqlServer) ? null : "SQL Server refuses such a row itself";
}
