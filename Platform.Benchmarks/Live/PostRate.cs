using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Benchmarks.Speed;

namespace Platform.Benchmarks.Live;

/// <summary>
/// Measures how many posts per second one thread accepts. Each post is sent at its due time, whether earlier posts were answered or not.
/// </summary>
internal static partial class PostRate
{
    private const double Longest = 250;
    private static readonly TimeSpan During = TimeSpan.FromSeconds(6);

    public static async Task Measure(Forum forum, int viewers)
    {
        Figures.Line($"\nposts a second in one thread with {viewers} viewers, from the moment each was due");
        // Warm up first, so that the code is compiled.
        foreach (var rate in new[] { 10, 20, 30 }) await Rate(forum, viewers, rate);
        foreach (var rate in new[] { 10, 20, 40, 60, 80, 120, 160, 240, 320, 480 })
        {
            var (accepted, received) = await Rate(forum, viewers, rate);
            Figures.Line($"  {rate,4}  accepted {accepted.Told()}; received by one viewer {received.Told()}");
            if (received.P99 > Longest || accepted.P99 > Longest) return;
        }
    }

    private static async Task<(Timings Accepted, Timings Received)> Rate(Forum forum, int viewers, int rate)
    {
        var thread = await forum.Ask($"Hoeveel reacties per seconde: {rate}?");
        await forum.Reply(thread);
        await using var open = new Viewers(forum.Site, "/hubs/threads", thread);
        await open.Grow(viewers);
        var count = (int)(rate * During.TotalSeconds);
        var heard = new ConcurrentDictionary<int, long>();
        open.Heard = message =>
        {
            var at = Stopwatch.GetTimestamp();
            foreach (Match mark in Marks().Matches(Encoding.UTF8.GetString(message.Span)))
                heard.TryAdd(int.Parse(mark.Groups[1].Value, CultureInfo.InvariantCulture), at);
        };

        var (accepted, received) = (new Timings(), new Timings());
        var due = new long[count];
        var start = Stopwatch.GetTimestamp();
        var posts = new List<Task>();
        for (var i = 0; i < count; i++)
        {
            due[i] = start + (long)(i * (double)Stopwatch.Frequency / rate);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due[i]) is { TotalMilliseconds: > 0 } wait) await Task.Delay(wait);
            posts.Add(One(i));
        }
        await Task.WhenAll(posts);
        for (var patience = 0; heard.Count < count && patience < 100; patience++) await Task.Delay(100);
        if (heard.Count < count) throw new InvalidOperationException($"{count - heard.Count} of {count} posts were never heard of.");
        foreach (var (i, at) in heard) received.Add(Stopwatch.GetElapsedTime(due[i], at));
        return (accepted, received);

        async Task One(int i)
        {
            await forum.Reply(thread, $"merk-{i}-");
            lock (accepted) accepted.Add(Stopwatch.GetElapsedTime(due[i]));
        }
    }

    [GeneratedRegex("merk-([0-9]+)-", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
