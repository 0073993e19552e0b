using System.Diagnostics;
using Platform.Benchmarks.Speed;

namespace Platform.Benchmarks.Live;

/// <summary>Measures the answer to a reader who missed this number of posts.</summary>
internal static class CatchUp
{
    public static async Task Measure(Forum forum, int missed)
    {
        var thread = await forum.Ask($"Wie mist er {missed} reacties?");
        var before = await forum.Reply(thread);
        for (var i = 0; i < missed; i++) await forum.Reply(thread);
        var times = new Timings();
        var bytes = 0;
        for (var i = -5; i < 50; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await forum.Site.Http.GetByteArrayAsync($"/threads/{thread}/changes?after={before}");
            // The first rounds warm up.
            if (i >= 0) times.Add(Stopwatch.GetElapsedTime(start));
            bytes = answer.Length;
        }
        Figures.Line($"\ncatching up on {missed} posts ({bytes / 1024.0:N0} KB): {times.Told()}");
    }
}
