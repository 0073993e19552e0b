using System.Diagnostics;
using System.Globalization;
using Platform.Tests.Support;
using Xunit.Abstractions;

namespace Platform.Tests.Live;

/// <summary>
/// Whatever happens on the network, every open page ends with the thread exactly as the server has it for that reader: without gaps, in
/// order, and each post once. PLATFORM_TEST_SEED repeats the same random choices.
/// </summary>
[Collection(Node.OneAtATime)]
public sealed class PromiseTests(ITestOutputHelper output)
{
    private const int Beyond = 510;
    private static readonly string?[] Readers = [null, null, "Aad", "Rita", "Dora Geheimschrijver", "Schrijver 1", "Schrijver 2", null];

    public static readonly int Seed =
        int.TryParse(Environment.GetEnvironmentVariable("PLATFORM_TEST_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Environment.TickCount;

    [Fact]
    public Task Whatever_happens_on_the_way_every_open_page_ends_with_the_same_thread() => Rounds(40, kills: 1, floods: 1);

    [Fact, Trait("Category", "Long"), Trait("Suite", "live")]
    public Task Whatever_happens_in_a_thousand_rounds_every_open_page_ends_with_the_same_thread() => Rounds(1000, kills: 15, floods: 3);

    private async Task Rounds(int rounds, int kills, int floods)
    {
        output.WriteLine($"PLATFORM_TEST_SEED={Seed}");
        var random = new Random(Seed);
        var since = Stopwatch.GetTimestamp();
        await using var site = await LiveSite.Start(nodes: 1, writers: 4);
        using var writers = new Writers(site);
        var pages = Readers.Select((name, i) => site.Page(name, Seed + i)).ToList();
        // No event may contain the name, the key or the organisation (whose name contains hers) of a member who writes by layer only.
        var dora = site.People["Dora Geheimschrijver"];
        var leaks = new System.Collections.Concurrent.ConcurrentBag<string>();
        foreach (var page in pages)
            page.Came = said => { if (said.Contains("Geheimschrijver", StringComparison.Ordinal) || said.Contains(dora.MemberKey, StringComparison.Ordinal)) leaks.Add(said); };
        await Task.WhenAll(pages.Select(p => p.Open()));
        HashSet<int> killed = [.. Some(kills)], flooded = [.. Some(floods)];

        for (var round = 0; round < rounds; round++)
        {
            var acts = Task.WhenAll(Enumerable.Range(0, random.Next(1, 4)).Select(i => writers.Act(new Random(Seed + (round * 7) + i))));
            await Disturb(site, pages, random);
            if (flooded.Contains(round))
                await Flood(site, pages, writers, random);
            if (killed.Contains(round))
            {
                await site.Kill(0);
                await site.Restart(0);
            }

            await acts;
            await Task.Delay(random.Next(0, 150));
        }

        site.Road.Delay = TimeSpan.Zero;
        await Task.WhenAll(pages.Where(p => p.IsAsleep).Select(p => p.Wake()));
        output.WriteLine($"acted for {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s");
        await Promise.Holds(pages, writers, $"PLATFORM_TEST_SEED={Seed}\n{site.Node(0).Output}");
        Assert.Empty(leaks);
        Assert.DoesNotContain(pages[0].Content, p => p.Contains("Geheimschrijver", StringComparison.Ordinal) || p.Contains(dora.MemberKey, StringComparison.Ordinal));
        // A few rounds do not contain every act; a thousand must.
        string[] needed = rounds < 1000 ? ["answer", "edit"] : ["answer", "comment", "counter-view", "edit", "withdraw", "accept", "vote", "hide", "show", "move", "conclude", "lock"];
        foreach (var act in needed)
            Assert.True(writers.Done.GetValueOrDefault(act) > 0, $"Nobody did: {act}");
        output.WriteLine($"{rounds} rounds in {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s; {string.Join(", ", writers.Done.Select(d => $"{d.Value} × {d.Key}"))}; "
            + $"{site.Road.Cuts} cuts, {kills} kills; asked for what was missed {pages.Sum(p => p.CatchUps)} ×, began anew {pages.Sum(p => p.Anew) - pages.Count} ×");
        foreach (var page in pages)
            await page.DisposeAsync();

        IEnumerable<int> Some(int count) => Enumerable.Range(0, count).Select(i => random.Next(rounds * i / count, rounds * (i + 1) / count));
    }

    private static async Task Disturb(LiveSite site, List<ScriptedPage> pages, Random random)
    {
        var page = pages[random.Next(pages.Count)];
        switch (random.Next(12))
        {
            case 0:
                site.Road.Cut(0.4, random);
                break;
            case 1:
                site.Road.Delay = TimeSpan.FromMilliseconds(random.Next(2) == 0 ? 0 : random.Next(300));
                break;
            case 2:
                site.Road.HoldUp(TimeSpan.FromMilliseconds(random.Next(200, 1500)));
                break;
            case 3 or 4:
                page.Sleep();
                break;
            case 5 or 6 when page.IsAsleep:
                await page.Wake();
                break;
            case 7:
                await page.CutOff();
                _ = page.Wake();
                break;
        }
    }

    /// <summary>While some pages sleep, more happens than one catch-up can return.</summary>
    private static async Task Flood(LiveSite site, List<ScriptedPage> pages, Writers writers, Random random)
    {
        var asleep = pages.Where(_ => random.Next(2) == 0).ToList();
        asleep.ForEach(p => p.Sleep());
        site.Road.Delay = TimeSpan.Zero;
        await Task.WhenAll(asleep.Select(p => p.CutOff()));
        await Parallel.ForEachAsync(Enumerable.Range(0, Beyond), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => await writers.Post($"Schrijver {1 + (i % 4)}"));
        await Task.WhenAll(asleep.Select(p => p.Wake()));
    }
}
