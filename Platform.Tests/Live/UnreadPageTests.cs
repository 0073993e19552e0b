using System.Diagnostics;
using Platform.Tests.Features.Rounds;
using Platform.Tests.Features.Threads;
using Platform.Web.Features.Rounds;
using Xunit.Abstractions;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Live;

/// <summary>Pages of a visitor and of a member that read nothing do not delay others.</summary>
public sealed class UnreadPageTests(TrustingApp app, ITestOutputHelper output) : IClassFixture<TrustingApp>
{
    private const int Posts = 9;

    /// <summary>The usual wait may be this much longer, because the machine has other work.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(0.3);

    /// <summary>The longest single wait. A page that delayed others once cost them more than five seconds.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2.5);

    [Fact]
    public async Task Others_see_a_post_as_soon_as_without_them()
    {
        var (thread, bait) = (await app.Ask("Aad"), await app.Ask("Lezer"));
        await using var reader = new OpenPage(app.Address);
        await reader.Connect();
        await reader.Join(thread);
        var quiet = await Usual(thread, reader);
        for (var i = 0; i < 12; i++)
            await app.Reply("Bea", bait, LongText(i));
        using var lezer = await app.As("Lezer");
        using var visitor = await Stuck(bait, null);
        using var member = await Stuck(bait, lezer.Cookie("platform"));

        // Each post in the other thread raises the member's unread count and is sent to both.
        var loud = await Usual(thread, reader, i => app.Reply("Cor", bait, LongText(i)));

        Judge(quiet, loud);
    }

    [Fact]
    public async Task A_screen_shows_a_round_as_soon_as_without_them()
    {
        var round = await app.OpenRound();
        var asked = new List<string>();
        for (var i = 0; i < 2 * Posts; i++)
        {
            var (asker, key) = await app.AskAndAdmit(round, $"Vraag {i}? {new string('x', 200)}");
            asker.Dispose();
            asked.Add(key);
        }

        await using var screen = new Watcher<StageRound>(app, round, "Stage", s => s.Version);
        await screen.Follow();
        var quiet = await Usual(asked.Take(Posts));
        using var stage = await UnreadPage.Open(app.Address, "/hubs/rounds");
        using var phone = await UnreadPage.Open(app.Address, "/hubs/rounds");
        // Each answer has some kilobytes: together more than the network's buffers hold.
        for (var i = 0; i < 2000; i++)
        {
            await stage.Invoke("JoinStage", $"[\"{round.Code}\"]");
            await phone.Invoke("JoinPublic", $"[\"{round.Code}\"]");
        }

        await Task.Delay(3000);
        var loud = await Usual(asked.Skip(Posts));

        Judge(quiet, loud);

        async Task<List<TimeSpan>> Usual(IEnumerable<string> keys)
        {
            var took = new List<TimeSpan>();
            foreach (var key in keys)
            {
                var since = Stopwatch.GetTimestamp();
                await app.Act(round, ActKind.Stage, key);
                await Eventually(() => screen.Last?.OnStage?.Key == key, "the question on the screen", 30);
                took.Add(Stopwatch.GetElapsedTime(since));
            }

            return took;
        }
    }

    [Fact]
    public async Task A_page_that_reads_nothing_is_dropped_and_one_that_reads_is_not()
    {
        var thread = await app.Ask("Aad");
        await using var reader = new OpenPage(app.Address);
        await reader.Connect();
        await reader.Join(thread);
        using var stuck = await Stuck(thread, null);
        var dropped = stuck.IsDropped(TimeSpan.FromSeconds(60));

        // More than the network's buffers hold.
        for (var i = 0; !dropped.IsCompleted && i < 400; i++)
            await app.Reply("Bea", thread, LongText(i));
        var last = await app.Reply("Bea", thread, "Tot slot.");

        Assert.True(await dropped);
        Assert.False(reader.IsCut);
        await Eventually(() => reader.Events.Any(e => e.Post?.Key == last.Key), "the last post at the page that reads", 30);
    }

    private async Task<UnreadPage> Stuck(string thread, string? cookie)
    {
        var page = await UnreadPage.Open(app.Address, "/hubs/threads", cookie);
        for (var i = 0; i < 60; i++)
            await page.Invoke("Join", $"[\"{thread}\",0]");
        await Task.Delay(500);
        return page;
    }

    private void Judge(List<TimeSpan> quiet, List<TimeSpan> loud)
    {
        quiet.Sort();
        loud.Sort();
        var (before, beside) = (quiet[quiet.Count / 2], loud[loud.Count / 2]);
        var said = $"usual wait {before.TotalMilliseconds:0} ms, longest {quiet[^1].TotalMilliseconds:0} ms; beside pages that read nothing {beside.TotalMilliseconds:0} ms, longest {loud[^1].TotalMilliseconds:0} ms";
        output.WriteLine(said);
        Assert.True(beside < (before * 1.2) + Slack && loud[^1] < quiet[^1] + LongestWait, said);
    }

    /// <summary>Returns how long a reader waited for each of several posts.</summary>
    private async Task<List<TimeSpan>> Usual(string thread, OpenPage reader, Func<int, Task>? meanwhile = null)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < Posts; i++)
        {
            if (meanwhile is not null)
                await meanwhile(i);
            var post = await app.Reply("Bea", thread, $"Antwoord {i}.");
            var since = Stopwatch.GetTimestamp();
            await Eventually(() => reader.Events.Any(e => e.Post?.Key == post.Key), "the event", 30);
            took.Add(Stopwatch.GetElapsedTime(since));
        }

        return took;
    }

    private static string LongText(int i) => $"Bericht {i}. " + string.Concat(Enumerable.Repeat("Een zin die nergens over gaat. ", 900));
}
