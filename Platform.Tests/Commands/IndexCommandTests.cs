using Platform.Tests.Changes;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Tags;

namespace Platform.Tests.Commands;

/// <summary>"index check" tells every way in which an index can differ from the database, beside the node that writes it.</summary>
public sealed class IndexCommandTests
{
    [Fact]
    public async Task Where_nothing_was_built_yet_it_says_so()
    {
        await using var database = await TestDatabase.Create();

        var run = await Command.Run(database, "index", "check");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("There is no index", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_names_what_is_missing_outdated_and_extra_and_reindex_mends_it()
    {
        await using var database = await TestDatabase.Create();
        var keys = new List<string>();
        for (var i = 0; i < 4; i++)
            keys.Add(await database.Publish($"Vraag {i}"));
        await using var node = await Node.Start(database).Listens();
        await node.CaughtUp();
        var sound = await Eventually("4 documents, 0 differences");
        Assert.DoesNotContain("Run ", sound.Error, StringComparison.Ordinal);

        // What the log does not tell, no node can know: as if a change were lost.
        await using (var db = database.Open())
        {
            db.Contributions.Single(c => c.Key == keys[0]).Withdraw(new Viewer("author00001", MemberRoles.None), DateTime.UnixEpoch);
            db.AddRange(new Tag("paspoort", "paspoort"), new ContributionTag(keys[1], "paspoort"));
            await db.SaveChangesAsync();
        }

        var missing = await database.Publish("Zonder regel in het logboek", logged: false);

        var run = await Command.Run(database, "index", "check");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"Extra: 1\n  {keys[0]}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Outdated: 1\n  {keys[1]}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Missing: 1\n  {missing}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("4 documents, 3 differences", run.Output, StringComparison.Ordinal);
        Assert.Contains("Run \"reindex\"", run.Error, StringComparison.Ordinal);

        var reindex = await Command.Run(database, "reindex");
        Assert.Contains("4 contributions, on 1 node, in ", reindex.Output, StringComparison.Ordinal);
        Assert.Matches(@"Indexing: 100 %, \d+ contributions a second, 0 s left", reindex.Error);
        await Eventually("4 documents, 0 differences");

        // The node commits every few seconds.
        async Task<Command> Eventually(string text)
        {
            for (var tries = 0; ; tries++)
            {
                var run = await Command.Run(database, "index", "check");
                if (run.Output.Contains(text, StringComparison.Ordinal) && run.ExitCode == 0)
                    return run;
                Assert.True(tries < 10, run.Output + run.Error);
            }
        }
    }
}
