using System.Diagnostics;
using System.Globalization;

namespace Platform.Benchmarks.Speed;

internal static class SpeedCommand
{
    private const string PostgresVariable = "PLATFORM_BENCH_POSTGRES";

    public static int Run(string[] args)
    {
        var (shared, sizes, rivals) = ("../shared", new List<int>(), true);
        for (var i = 0; i < args.Length; i++)
            if (args[i] == "--shared") shared = args[++i];
            else if (args[i] == "--alone") rivals = false;
            else sizes.Add(int.Parse(args[i], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        if (sizes.Count == 0) sizes = [10_000, 100_000, 1_000_000];

        var queries = QueryMix.Load(Path.Combine(shared, "ir"));
        var corpus = new SpeedCorpus(Path.Combine(shared, "corpus"));
        // Everything runs on one core, including garbage collection and merging.
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) Process.GetCurrentProcess().ProcessorAffinity = 1;

        Console.WriteLine($"{queries.Count} queries, one core");
        foreach (var size in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("search-speed-").FullName;
            try
            {
                var run = new SpeedRun(corpus, size, queries, Path.Combine(folder, "index"));
                run.Run(rivals ? Rivals(folder) : []);
                Print(run);
            }
            finally
            {
                Directory.Delete(folder, true);
            }
        }
        return 0;
    }

    private static IEnumerable<Func<IRival>> Rivals(string folder)
    {
        yield return () => new Fts5(Path.Combine(folder, "fts5.db"));
        if (Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } connection) yield return () => new Postgres(connection);
    }

    private static void Print(SpeedRun run)
    {
        Line($"\n{run.Size:N0} documents");
        Line($"  indexed a second       {run.DocumentsASecond,10:N0}");
        Line($"  index over text        {run.SizeOverText,10:F2}");
        Line($"  opened, then searched  {run.OpenMilliseconds,10:N0} ms {run.FirstSearchMilliseconds,8:N0} ms");
        Line($"  resident, managed      {run.ResidentMegabytes,10:N0} MB {run.ManagedMegabytes,8:N0} MB");
        Line($"  completion             {run.Completion.P50,10:F1} ms {run.Completion.P99,8:F1} ms   p50, p99 of {run.Completion.Count}");
        Line($"  similar                {run.Similar.P50,10:F1} ms {run.Similar.P99,8:F1} ms   p50, p99 of {run.Similar.Count}");
        Line($"  eight clients          {run.EightClients.P50,10:F1} ms {run.EightClients.P99,8:F1} ms   p50, p99; {run.EightClientsASecond:N0} searches a second");
        Line($"  findable after         {run.Findable.P50,10:F0} ms {run.Findable.P99,8:F0} ms   p50, p99 of {run.Findable.Count} at 100 a second");
        Line($"  {"first page",-12}{"timed",7}{"p50",9}{"p99",9}{"bare p50",10}{"ratio",8}");
        foreach (var name in SpeedRun.Classes)
        {
            var (search, bare) = (run.Search[name], run.Bare[name]);
            Line($"  {name,-12}{search.Count,7}{search.P50,9:F1}{search.P99,9:F1}{bare.P50,10:F1}{search.P50 / bare.P50,8:F2}");
            foreach (var ((rival, _), (topTen, page)) in run.Rivals.Where(r => r.Key.Class == name && r.Value.Page.Count > 0))
                Line($"    {rival}: top ten p50 {topTen.P50:F1}, page p50 {page.P50:F1} ms of {page.Count}: ours is {page.P50 / search.P50:F1} times as fast");
        }
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
