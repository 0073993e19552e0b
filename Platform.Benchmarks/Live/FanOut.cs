using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Benchmarks.Speed;

namespace Platform.Benchmarks.Live;

/// <summary>
/// Measures the time from the server's acceptance of a post to its receipt by each viewer. Acceptance is the commit; for the limit it is
/// the moment before sending. Site and limit take turns, with equal payloads.
/// </summary>
internal sealed class FanOut(Forum forum, Server limit)
{
    public async Task Measure(int viewers, int posts)
    {
        var thread = await forum.Ask($"Hoe snel horen {viewers} lezers van een reactie?");
        await forum.Reply(thread);
        await using var ours = new Viewers(forum.Site, "/hubs/threads", thread);
        await using var bare = new Viewers(limit, "/hub", null);
        var (before, bareBefore) = (forum.Site.Resident, limit.Resident);
        await ours.Grow(viewers);
        await bare.Grow(viewers);
        JsonElement payload = default;
        ours.Heard = message => payload = Argument(message);

        var (site, best) = (new Spread(), new Spread());
        for (var post = -20; post < posts; post++)
        {
            // The first rounds warm up.
            var (a, b) = post < 0 ? (new Spread(), new Spread()) : (site, best);
            await Round(ours, viewers, forum.Site, a, () => forum.Reply(thread));
            await Round(bare, viewers, limit, b, () => limit.Http.PostAsync("/send", JsonContent.Create(payload)));
        }

        Figures.Line($"\n{viewers:N0} viewers, {posts:N0} posts, payload of {payload.GetRawText().Length:N0} characters at the end");
        site.Print("site ", viewers);
        best.Print("limit", viewers);
        Figures.Line($"  last viewer, site over limit: p50 {site.Last.P50 / best.Last.P50:0.00}, p99 {site.Last.P99 / best.Last.P99:0.00}");
        if (viewers >= 1000)
        {
            await Task.Delay(TimeSpan.FromSeconds(20));
            Figures.Line($"  memory a connection, after these posts: site {(forum.Site.Resident - before) / 1024.0 / viewers:0.0} KB, limit {(limit.Resident - bareBefore) / 1024.0 / viewers:0.0} KB");
        }
    }

    private static async Task Round(Viewers viewers, int count, Server server, Spread spread, Func<Task> write)
    {
        var heard = new long[count];
        var all = viewers.WaitForAll(heard);
        await write();
        await all;
        Array.Sort(heard);
        spread.Add(server.Accepted.LastBefore(heard[0]), heard);
    }

    private static JsonElement Argument(ReadOnlyMemory<byte> message)
    {
        // A message ends with 0x1e, and another message may follow.
        using var json = JsonDocument.Parse(message[..message.Span.IndexOf((byte)0x1e)]);
        return json.RootElement.GetProperty("arguments")[0].Clone();
    }

    private sealed class Spread
    {
        public Timings First { get; } = new();
        public Timings Median { get; } = new();
        public Timings Last { get; } = new();

        public void Add(long accepted, long[] heard)
        {
            if (accepted == 0) throw new InvalidOperationException("Nothing was accepted before it was heard of.");
            First.Add(Stopwatch.GetElapsedTime(accepted, heard[0]));
            Median.Add(Stopwatch.GetElapsedTime(accepted, heard[heard.Length / 2]));
            Last.Add(Stopwatch.GetElapsedTime(accepted, heard[^1]));
        }

        public void Print(string name, int viewers)
        {
            if (viewers == 1) Figures.Line($"  {name}  the viewer      {First.Told()}");
            else Figures.Line($"  {name}  first viewer    {First.Told()}\n  {name}  median viewer   {Median.Told()}\n  {name}  last viewer     {Last.Told()}");
        }
    }
}
