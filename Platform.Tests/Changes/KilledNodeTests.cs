using Microsoft.EntityFrameworkCore;
using Platform.Tests.Commands;
using Platform.Tests.Support;
using Platform.Web.Features.Threads;
using Xunit.Abstractions;

namespace Platform.Tests.Changes;

/// <summary>When a node is killed at any moment, nothing that it confirmed is missing afterwards, and nothing is stored twice.</summary>
[Collection(Node.OneAtATime)]
public sealed class KilledNodeTests(ITestOutputHelper output)
{
    [Fact]
    public Task After_five_kills_during_writes_the_index_says_what_the_database_says() => Kill(5);

    [Fact, Trait("Category", "Long"), Trait("Suite", "index")]
    public Task After_fifty_kills_during_writes_the_index_says_what_the_database_says() => Kill(50);

    private async Task Kill(int times)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var database = await TestDatabase.Create();
        var token = await WriteStream.TokenIn(database);
        Node? serving = null;
        var stream = new WriteStream(token, seed, () => Volatile.Read(ref serving));
        stream.Start(writers: 4);

        for (var kill = 0; kill < times; kill++)
        {
            await using var node = Node.Start(database);
            if (random.Next(6) > 0)
            {
                var before = stream.Written;
                Volatile.Write(ref serving, await node.Listens());
                await node.Eventually(() => Task.FromResult(stream.Written >= before + 5));
                await Task.Delay(random.Next(2000));
            }
            else
            {
                // During the start, while it opens its index or catches up.
                await Task.Delay(random.Next(2500));
            }

            await node.Kill();
            Volatile.Write(ref serving, null);
        }

        await stream.Stop();
        await using var last = await Node.Start(database).Listens();
        await last.CaughtUp();
        await last.Stop();

        await using var db = database.Open();
        var published = await db.Contributions.Where(c => c.PublishedNumber != null).Select(c => c.Key).ToListAsync();
        Assert.Empty(stream.Questions.Except(published));
        var documents = published.Count + await db.Posts.CountAsync(p => p.State == PostState.Visible);
        Assert.True(documents > times, $"Only {documents} documents: the stream did not run.");
        output.WriteLine($"{stream.Written} writes answered, {documents} documents");
        var check = await Command.Run(database, "index", "check");
        Assert.True(check.ExitCode == 0 && check.Output.StartsWith($"{documents} documents, 0 differences", StringComparison.Ordinal), $"seed {seed}\n{check.Output}{check.Error}");
    }
}
