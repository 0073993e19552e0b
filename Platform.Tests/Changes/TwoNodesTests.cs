using System.Diagnostics;
using System.Net.Http.Json;
using Platform.Tests.Commands;
using Platform.Tests.Support;
using Xunit.Abstractions;

namespace Platform.Tests.Changes;

/// <summary>Two nodes share only a database; each has its own index.</summary>
[Collection(Node.OneAtATime)]
public sealed class TwoNodesTests(ITestOutputHelper output)
{
    private const int Questions = 15;

    [Fact]
    public async Task Whichever_node_took_a_text_both_find_it_a_moment_later_and_their_indexes_end_alike()
    {
        var seed = Environment.TickCount;
        await using var database = await TestDatabase.Create();
        var token = await WriteStream.TokenIn(database);
        string[] folders = [Path.Combine(database.Folder, "a"), Path.Combine(database.Folder, "b")];
        await using var a = Node.Start(database, folders[0]);
        await using var b = Node.Start(database, folders[1]);
        Node[] nodes = [await a.Listens(token), await b.Listens(token)];
        var turn = 0;
        var others = new WriteStream(token, seed, () => nodes[Interlocked.Increment(ref turn) % 2]);
        others.Start(writers: 2, TimeSpan.FromMilliseconds(50));
        var took = new List<TimeSpan>();

        for (var i = 0; i < Questions; i++)
        {
            var word = $"zeldzaam{seed}x{i}";
            using var made = await nodes[i % 2].Http.PostAsJsonAsync("/api/v1/questions", new { title = $"Vraag over {word}?", body = "Tekst.", language = "nl", submit = true });
            made.EnsureSuccessStatusCode();
            var since = Stopwatch.GetTimestamp();
            foreach (var node in nodes)
                await node.Eventually(async () => await node.Found(word) == 1);
            took.Add(Stopwatch.GetElapsedTime(since));
        }

        await others.Stop();
        var usual = took.Order().ElementAt(Questions / 2);
        output.WriteLine($"seed {seed}; {others.Written} other writes; found by both after {usual.TotalSeconds:0.00} s, at worst {took.Max().TotalSeconds:0.00} s");
        // A node polls once a second, and the machine has other work.
        Assert.True(usual < TimeSpan.FromSeconds(3), $"{usual}");
        foreach (var (node, folder) in nodes.Zip(folders))
        {
            await node.CaughtUp();
            await node.Stop();
            var check = await Command.RunIn(folder, database, "index", "check");
            Assert.True(check.ExitCode == 0 && check.Output.Contains(" 0 differences", StringComparison.Ordinal), $"seed {seed}\n{check.Output}{check.Error}");
        }
    }
}
