using System.Diagnostics;
using Platform.Benchmarks.Quality;
using Platform.Search;

namespace Platform.Benchmarks.Speed;

internal static class SpeedCommand
{
    public static int Run(string[] args)
    {
        var n = int.Parse(args[0]);
        var corpus = new SpeedCorpus("../shared/corpus");
        var queries = new[] { "nl-short-dev", "nl-faq", "nl-kennis" }.SelectMany(c => File.ReadLines($"../shared/ir/{c}/queries.jsonl").Take(100))
            .Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!).ToList();
        Process.GetCurrentProcess().ProcessorAffinity = 1;
        var folder = $"/tmp/speed-{n}";
        var fresh = !Directory.Exists(folder);
        var watch = Stopwatch.StartNew();
        using var index = SearchIndex.Open(folder);
        if (fresh)
        {
            var cpu = TimeSpan.Zero;
            var text = 0L;
            foreach (var batch in corpus.Take(n).Chunk(1000))
            {
                text += batch.Sum(d => d.Title.Length + d.Body.Length);
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                index.Apply(batch);
                index.Refresh();
                cpu += Process.GetCurrentProcess().TotalProcessorTime - before;
            }
            index.Commit(1);
            var size = new DirectoryInfo(folder).GetFiles().Sum(f => f.Length);
            Console.WriteLine($"indexed {n} in {watch.Elapsed.TotalSeconds:F1} s, cpu {cpu.TotalSeconds:F1} = {n / cpu.TotalSeconds:F0}/cpu s, text {text / 1e6:F1} MB, size {size / (double)text:F2}");
        }
        else Console.WriteLine($"opened in {watch.ElapsedMilliseconds}");
        string[] audiences = ["everyone", "members"];
        for (var round = 0; round < 2; round++)
        {
            foreach (var (name, run) in new (string, Func<string, int>)[] {
                ("search", q => index.Search(new() { Text = q, Audiences = audiences }).Total),
                ("suggest", q => index.Suggest(q[..Math.Min(q.Length, 1 + q.Length % 12)], audiences).Count),
                ("similar", q => index.Similar(q, corpus.Document(q.Length * 7).Body, new() { Audiences = audiences, PageSize = 5 }).Total) })
            {
                var classes = new Dictionary<string, (Timings, double)>();
                foreach (var q in queries.Take(name == "similar" ? 100 : 1000))
                {
                    var before = Process.GetCurrentProcess().TotalProcessorTime;
                    var t = new Timings();
                    var total = 0;
                    t.Time(() => total = run(q));
                    var cpu = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
                    var share = total / (n * 0.4);
                    var c = name == "suggest" ? "" : share < 0.01 ? "<1%" : share < 0.1 ? "1-10%" : ">10%";
                    if (!classes.TryGetValue(c, out var x)) classes[c] = x = (new(), 0);
                    x.Item1.Add(t);
                    classes[c] = (x.Item1, x.Item2 + cpu);
                }
                if (round == 1)
                    foreach (var (c, (t, cpu)) in classes.OrderBy(c => c.Key))
                        Console.WriteLine($"{name,-10}{c,-8}{t.Count,5} p50 {t.P50,7:F1} p99 {t.P99,7:F1} cpu/q {cpu / t.Count,7:F1}");
            }
        }
        Console.WriteLine($"memory {GC.GetTotalMemory(true) / 1e6:F0} MB, rss {Process.GetCurrentProcess().WorkingSet64 / 1e6:F0}");
        return 0;
    }
}
