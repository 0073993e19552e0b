using System.Globalization;
using System.Text.Json;

namespace Platform.Benchmarks.Quality;

internal static class QualityCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static int Run(string[] args)
    {
        var (folders, json, against, documents) = (new List<string>(), default(string), default(string), default(string));
        for (var i = 0; i < args.Length; i++)
            if (args[i] == "--json") json = args[++i];
            else if (args[i] == "--against") against = args[++i];
            else if (args[i] == "--documents") documents = args[++i];
            else folders.Add(args[i]);
        if (folders.Count == 0) throw new ArgumentException("Name at least one folder with a collection.");

        var earlier = against is null ? null : JsonSerializer.Deserialize<List<QualityRun>>(File.ReadAllText(against), Json)!;
        var runs = new List<QualityRun>();
        Console.WriteLine($"{"collection",-24}{"queries",8}{"nDCG@10",9}{"linear",9}{"MAP",9}{"S@1",9}{"R@100",9}{"before",9}{"p",9}{"ms/query",10}");
        foreach (var folder in folders)
        {
            var collection = Collection.Load(folder, File.Exists(Path.Combine(folder, "docs.jsonl")) ? null : documents);
            var run = QualityRun.Of(collection);
            var before = earlier?.Find(r => r.Collection == run.Collection) ?? QualityRun.Plain(collection);
            runs.Add(run);
            Print(run.Collection, run.Queries, run.All, before.All, P(run, before), run.MillisecondsAQuery);
            foreach (var (category, figures) in run.Categories)
                Print("  " + category, figures.Queries, figures.All, before.Categories.GetValueOrDefault(category)?.All, null, null);
        }
        if (folders.Find(f => Path.GetFileName(Path.TrimEndingDirectorySeparator(f)) == AskRun.Corpus) is { } corpus) Print(AskRun.Of(Collection.Load(corpus)));
        if (json is not null) File.WriteAllText(json, JsonSerializer.Serialize(runs, Json));
        return 0;
    }

    private static void Print(AskRun asks)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"asks: {asks.With} with an answer: recall {asks.Recall:F3}, first {asks.First:F3}; {asks.Without} without: silent {asks.Silent:F3}, {asks.Shown:F2} shown"));
        foreach (var missed in asks.Missed) Console.WriteLine($"  missed: {missed}");
        foreach (var noisy in asks.Noisy) Console.WriteLine($"  noisy: {noisy}");
    }

    private static double? P(QualityRun run, QualityRun before) => run.PerQuery.Keys.All(before.PerQuery.ContainsKey)
        ? RandomisationTest.P([.. run.PerQuery.Values.Select(m => m.Ndcg10)], [.. run.PerQuery.Keys.Select(k => before.PerQuery[k].Ndcg10)])
        : null;

    private static void Print(string name, int queries, Measures m, Measures? before, double? p, double? milliseconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-24}{queries,8}{m.Ndcg10,9:F4}{m.Ndcg10Linear,9:F4}{m.Map,9:F4}{m.Success1,9:F4}{m.Recall100,9:F4}{before?.Ndcg10,9:F4}{p,9:F4}{milliseconds,10:F2}"));
}
