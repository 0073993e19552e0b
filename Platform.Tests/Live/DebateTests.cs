using System.Diagnostics;
using Platform.Tests.Support;
using Xunit.Abstractions;

namespace Platform.Tests.Live;

/// <summary>Many members read and some write, all at once.</summary>
[Collection(Node.OneAtATime)]
public sealed class DebateTests(ITestOutputHelper output)
{
    [Fact]
    public Task In_a_small_debate_every_reader_ends_with_the_same_thread() => Debate(readers: 150, writers: 10, TimeSpan.FromSeconds(12));

    [Fact, Trait("Category", "Long"), Trait("Suite", "live")]
    public Task In_a_debate_of_two_minutes_every_reader_ends_with_the_same_thread() => Debate(readers: 1000, writers: 50, TimeSpan.FromMinutes(2));

    private async Task Debate(int readers, int writers, TimeSpan length)
    {
        output.WriteLine($"PLATFORM_TEST_SEED={PromiseTests.Seed}");
        await using var site = await LiveSite.Start(nodes: 1, writers);
        using var writing = new Writers(site);
        var names = site.People.Keys.ToList();
        var pages = Enumerable.Range(0, readers).Select(i => site.Page(i % 10 == 0 ? names[i / 10 % names.Count] : null, PromiseTests.Seed + i)).ToList();
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (page, _) => await page.Open());
        Assert.All(pages, p => Assert.True(p.IsLive));

        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(names.Select(async (name, i) =>
        {
            var random = new Random(PromiseTests.Seed + i);
            while (Stopwatch.GetElapsedTime(since) < length)
            {
                await Task.Delay(random.Next(1000, 6000));
                await writing.Act(random, name);
            }
        }));
        var acted = Stopwatch.GetElapsedTime(since);

        await Promise.Holds(pages, writing, $"PLATFORM_TEST_SEED={PromiseTests.Seed}");
        output.WriteLine($"{readers} readers, {writing.Done.Values.Sum()} acts in {acted.TotalSeconds:0} s; the last reader had all {(Stopwatch.GetElapsedTime(since) - acted).TotalSeconds:0.0} s after the last; "
            + $"asked for what was missed {pages.Sum(p => p.CatchUps)} ×");
        await Task.WhenAll(pages.Select(p => p.DisposeAsync().AsTask()));
    }
}
