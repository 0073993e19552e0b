using Platform.Tests.Support;
using Platform.Web.Changes;

namespace Platform.Tests.Changes;

/// <summary>How far a node has followed the change log, as it reports and as it commits.</summary>
public sealed class FollowingTests
{
    [Fact]
    public async Task A_node_that_starts_while_others_write_becomes_ready_and_its_probes_are_no_failures()
    {
        await using var database = await TestDatabase.Create();
        for (var i = 0; i < 20; i++)
            await database.Publish($"Vraag {i} over het paspoort");
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writing = Task.Run(async () =>
        {
            // Write without a pause in which a node could catch up.
            while (!stop.IsCancellationRequested)
            {
                await using var db = database.Open();
                db.Changes.Add(new Change(new ChangeKey(ChangeKind.Contribution, $"spook{written++ % 50:00}"), TimeProvider.System.GetUtcNow().UtcDateTime));
                await db.SaveChangesAsync();
                await Task.Delay(10);
            }
        });
        await using var node = await Node.Start(database).Listens();

        await node.Eventually(async () => (await node.Http.GetAsync("/readyz")).IsSuccessStatusCode);

        await stop.CancelAsync();
        await writing;
        Assert.DoesNotContain("fail:", node.Output, StringComparison.Ordinal);
        Assert.Equal(20, await node.Found("paspoort"));
    }

    [Fact]
    public async Task A_number_that_was_never_committed_is_no_lag()
    {
        await using var database = await TestDatabase.Create();
        await database.Publish("Grutto op het hek", change: 1);
        await using var node = await Node.Start(database).Listens();
        await node.CaughtUp();

        // The gap that SQL Server leaves after a write that was rolled back.
        await database.Publish("Roerdomp in het riet", change: 6);
        await node.Eventually(async () => await node.Found("roerdomp") == 1);

        var data = (await node.Readiness()).Index.GetProperty("data");
        Assert.Equal((0, 0d), (data.GetProperty("lag").GetInt32(), data.GetProperty("lagSeconds").GetDouble()));
    }
}
