using System.CommandLine;
using Microsoft.Extensions.Options;
using Platform.Search;
using Platform.Web.Data;
using Platform.Web.Search;
using Platform.Web.Shared;

namespace Platform.Web.Commands;

/// <summary>
/// Checks that the index in this data directory is undamaged and matches the database. It reads only the last commit, so it may run beside
/// the node that writes there.
/// </summary>
internal static class IndexCommand
{
    private const int MostShown = 20;
    private const string Advice = "Run \"reindex\": each node rebuilds its index from the database and serves the old one until then.";

    public static Command Create(IServiceProvider services)
    {
        var check = new Command("check", "Reads every byte of the index in this data directory and compares it with the database. Exit code 1 when they differ.");
        check.SetAction((_, cancel) => Check(services, cancel));
        return new Command("index", "The search index of this node.") { check };
    }

    private static async Task<int> Check(IServiceProvider services, CancellationToken cancel)
    {
        var root = services.GetRequiredService<IOptions<PlatformOptions>>().Value.IndexFolder;
        try
        {
            using var index = LiveIndex.Committed(root);
            if (index is null)
                return Tell($"There is no index in {root} yet. It is built when the site starts.");
            if (index.Damage() is { } damage)
                return Tell($"The index is damaged: {damage}", Advice);
            if (!LiveIndex.IsOfThisVersion(root))
                return Tell("The index was made by another version of the program. It is rebuilt when the site starts.");
            return await Compare(services, index, cancel);
        }
        catch (IndexDamagedException e)
        {
            return Tell(e.Message, Advice);
        }
    }

    private static async Task<int> Compare(IServiceProvider services, CommittedIndex index, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var comparison = new IndexComparison(db);
        var total = await new SearchDocuments(db).Count(cancel);
        var differences = await Terminal.WithProgress("Comparing", total, (_, advance) => comparison.Run(index, advance, cancel), "contributions");
        foreach (var kind in differences.GroupBy(d => d.Kind))
        {
            Console.WriteLine($"{kind.Key}: {kind.Count()}");
            foreach (var difference in kind.Take(MostShown))
                Console.WriteLine($"  {difference.Document}{(difference.Document == difference.Contribution ? "" : $" in {difference.Contribution}")}");
            if (kind.Count() > MostShown)
                Console.WriteLine($"  and {kind.Count() - MostShown} more");
        }

        var waiting = comparison.Waiting == 0 ? "" : $"; {comparison.Waiting} later changes are still to be written to it";
        Console.WriteLine($"{comparison.Documents} documents, {differences.Count} differences, at position {index.Position}{waiting}");
        return differences.Count == 0 ? 0
            : differences.All(d => d.Kind == IndexFault.Refused) ? Tell("The log of the node says why these cannot be indexed.")
            : Tell(Advice);
    }

    private static int Tell(params string[] lines)
    {
        foreach (var line in lines)
            Console.Error.WriteLine(line);
        return 1;
    }
}
