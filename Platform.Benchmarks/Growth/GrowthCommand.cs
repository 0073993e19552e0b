using System.Diagnostics;
using System.Globalization;
using Platform.Benchmarks.Live;

namespace Platform.Benchmarks.Growth;

/// <summary>Measures what each page costs, made anew, in archives of several sizes.</summary>
internal static class GrowthCommand
{
    private static readonly int[] Sizes = [Archive.Base, 100_000, 1_000_000];

    public static async Task<int> Run(string[] args)
    {
        var (shared, sizes) = (Path.GetFullPath("../shared"), new List<int>());
        for (var i = 0; i < args.Length; i++)
            if (args[i] == "--shared") shared = Path.GetFullPath(args[++i]);
            else sizes.Add(int.Parse(args[i].Replace(",", ""), CultureInfo.InvariantCulture));
        if (sizes.Count == 0) sizes = [.. Sizes];

        Cores.Give(Process.GetCurrentProcess(), Cores.Load);
        var found = new List<IReadOnlyList<PageCost>>();
        foreach (var size in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("growth-").FullName;
            try
            {
                var start = Stopwatch.GetTimestamp();
                Archive.Make(folder, shared, size);
                Figures.Line($"{size:N0} posts: filled in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s, database {new FileInfo(Path.Combine(folder, "data", "platform.db")).Length / 1e6:N0} MB");
                found.Add(await PageCosts.Measure(folder, shared, size));
            }
            finally
            {
                Directory.Delete(folder, true);
            }
        }

        Print(sizes, found);
        return 0;
    }

    /// <summary>A row for each page: processor time in ms, statements and their time in ms for each size, and how the first and last compare.</summary>
    private static void Print(List<int> sizes, List<IReadOnlyList<PageCost>> found)
    {
        Figures.Line($"\n| page | {string.Join(" | ", sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s:N0} posts")))} | last : first |");
        Figures.Line($"|---|{string.Concat(sizes.Select(_ => "---|"))}---|");
        for (var page = 0; page < found[0].Count; page++)
        {
            var costs = found.ConvertAll(f => f[page]);
            var cells = costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Processor.TotalMilliseconds:0.0} ms, {c.Statements:0.#} in {c.InStatements.TotalMilliseconds:0.0} ms"));
            Figures.Line($"| {costs[0].Page} | {string.Join(" | ", cells)} | {costs[^1].Processor / costs[0].Processor:0.00} |");
        }
    }
}
