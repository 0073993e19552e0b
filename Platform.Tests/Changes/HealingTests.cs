using Platform.Search;
using Platform.Tests.Commands;
using Platform.Tests.Support;

namespace Platform.Tests.Changes;

/// <summary>An index that is damaged or of another version is rebuilt from the database, and serves meanwhile where it can.</summary>
public sealed class HealingTests
{
    [Fact]
    public async Task A_flipped_byte_is_found_by_the_check_and_the_index_heals()
    {
        await using var database = await TestDatabase.Create();
        await WithIndexOf(database, questions: 30);
        var file = Directory.GetFiles(Index(database), "*.cfs", SearchOption.AllDirectories).MaxBy(f => new FileInfo(f).Length)!;
        Flip(file, Random.Shared.Next((int)new FileInfo(file).Length));
        var check = await Command.Run(database, "index", "check");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("damaged", check.Error, StringComparison.Ordinal);

        await using (var node = await Node.Start(database, null, "Search:CheckAfterStart=00:00:01").Listens())
        {
            await node.Eventually(() => Task.FromResult(!File.Exists(file)));
            await node.CaughtUp();
            Assert.Equal(30, await node.Found("vraag"));
            await node.Stop();
        }

        await IsWhole(database, 30);
    }

    [Fact]
    public async Task An_index_that_cannot_be_opened_any_more_heals()
    {
        await using var database = await TestDatabase.Create();
        await WithIndexOf(database, questions: 5);
        foreach (var file in Directory.GetFiles(Index(database), "segments_*", SearchOption.AllDirectories))
            Flip(file, (int)new FileInfo(file).Length / 2);

        await using (var node = await Node.Start(database).Listens())
        {
            await node.CaughtUp();
            await node.Stop();
        }

        await IsWhole(database, 5);
    }

    [Fact]
    public async Task An_index_of_another_version_serves_without_one_empty_answer_until_the_new_one_does()
    {
        await using var database = await TestDatabase.Create();
        await WithIndexOf(database, questions: 300);
        // Leave the index as the previous version would.
        var folder = Assert.Single(Directory.GetDirectories(Index(database)));
        var older = $"v{SearchSchema.Version - 1}-aaaaaaaa";
        Directory.Move(folder, Path.Combine(Index(database), older));
        await File.WriteAllTextAsync(Path.Combine(Index(database), "current"), older);
        var check = await Command.Run(database, "index", "check");
        Assert.True(check.ExitCode == 1 && check.Error.Contains("another version", StringComparison.Ordinal), check.Output + check.Error);

        await using var node = await Node.Start(database).Listens();
        using var stop = new CancellationTokenSource();
        var (before, after) = (0, 0);
        var searching = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var old = Directory.Exists(Path.Combine(Index(database), older));
                Assert.Equal(300, await node.Found("vraag"));
                _ = old ? Interlocked.Increment(ref before) : Interlocked.Increment(ref after);
            }
        })).ToList();
        await node.Eventually(() => Task.FromResult((before > 0 && after > 20) || searching.Exists(s => s.IsFaulted)));
        await stop.CancelAsync();
        await Task.WhenAll(searching);
        await node.CaughtUp();
        await node.Stop();

        await IsWhole(database, 300);
    }

    [Fact]
    public async Task A_new_index_takes_each_text_in_once_although_the_log_of_the_last_minute_is_read_again()
    {
        await using var database = await TestDatabase.Create();
        await WithIndexOf(database, questions: 30);

        // A segment that is written later has a later name.
        Assert.Equal(["_0.si"], Directory.GetFiles(Assert.Single(Directory.GetDirectories(Index(database))), "*.si").Select(Path.GetFileName));
        await IsWhole(database, 30);
    }

    private static string Index(TestDatabase database) => Path.Combine(database.Folder, "index");

    private static async Task WithIndexOf(TestDatabase database, int questions)
    {
        for (var i = 0; i < questions; i++)
            await database.Publish($"Vraag {i} over het paspoort");
        await using var node = await Node.Start(database).Listens();
        await node.CaughtUp();
        Assert.Equal(questions, await node.Found("vraag"));
        await node.Stop();
    }

    private static async Task IsWhole(TestDatabase database, int documents)
    {
        var check = await Command.Run(database, "index", "check");
        Assert.True(check.ExitCode == 0 && check.Output.StartsWith($"{documents} documents, 0 differences", StringComparison.Ordinal), check.Output + check.Error);
    }

    private static void Flip(string file, int at)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = at;
        var value = stream.ReadByte();
        stream.Position = at;
        stream.WriteByte((byte)(value ^ 4));
    }
}
