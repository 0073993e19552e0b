using System.Diagnostics;

namespace Platform.Benchmarks.Live;

internal static class LiveCommand
{
    // Memory comes first: what earlier parts leave behind would be counted with it.
    private static readonly string[] All = ["memory", "viewers", "rate", "catch-up", "pages", "lists"];

    public static async Task<int> Run(string[] args)
    {
        var (shared, parts) = (Path.GetFullPath("../shared"), new List<string>());
        for (var i = 0; i < args.Length; i++)
            if (args[i] == "--shared") shared = Path.GetFullPath(args[++i]);
            else if (All.Contains(args[i])) parts.Add(args[i]);
            else throw new ArgumentException($"{args[i]}: one of {string.Join(", ", All)}, or --shared DIR.");
        if (parts.Count == 0) parts = [.. All];

        Cores.Give(Process.GetCurrentProcess(), Cores.Load);
        var folder = Directory.CreateTempSubdirectory("live-").FullName;
        try
        {
            using var forum = Forum.Start(folder, shared);
            using var limit = Server.StartLimit(folder);
            Figures.Line($"{Cores.Told}; site {forum.Site.Resident / 1024 / 1024} MB, limit {limit.Resident / 1024 / 1024} MB after their start");
            foreach (var part in parts) await Measure(part, forum, limit);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
        return 0;
    }

    private static Task Measure(string part, Forum forum, Server limit) => part switch
    {
        "viewers" => Sizes(new FanOut(forum, limit)),
        "memory" => IdleMemory.Measure(forum, limit, 5000),
        "rate" => PostRate.Measure(forum, 1),
        "catch-up" => CatchUp.Measure(forum, 500),
        "lists" => new Pages(forum, limit).MeasureLists(),
        _ => new Pages(forum, limit).Measure(),
    };

    private static async Task Sizes(FanOut fanOut)
    {
        await fanOut.Measure(1, 300);
        await fanOut.Measure(1000, 1000);
        await fanOut.Measure(5000, 200);
    }
}
