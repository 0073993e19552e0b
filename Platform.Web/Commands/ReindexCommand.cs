using System.CommandLine;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Search;
using Platform.Web.Shared;

namespace Platform.Web.Commands;

/// <summary>
/// Asks every node to rebuild its search index, by a row in the change log, and shows their progress. Only a node itself can write its
/// index; a node that is not running rebuilds at its next start.
/// </summary>
internal static class ReindexCommand
{
    /// <summary>How long to wait for the first node. A node polls once a second; a busy node takes longer.</summary>
    private static readonly TimeSpan FirstNodeWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.5);

    public static Command Create(IServiceProvider services)
    {
        var command = new Command("reindex", "Makes every node rebuild its search index. The old one serves until then.");
        command.SetAction((_, cancel) => Reindex(services, cancel));
        return command;
    }

    private static async Task<int> Reindex(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var asked = scope.ServiceProvider.GetRequiredService<TimeProvider>().UtcNow();
        db.Changes.Add(new Change(new ChangeKey(ChangeKind.Reindex, "index"), asked));
        await db.SaveChangesAsync(cancel);

        var since = Stopwatch.GetTimestamp();
        var total = await new SearchDocuments(db).Count(cancel);
        var nodes = await Terminal.WithProgress("Indexing", total, async (_, advance) =>
        {
            using var timer = new PeriodicTimer(LookEvery);
            var shown = 0;
            while (await timer.WaitForNextTickAsync(cancel))
            {
                var nodes = await db.IndexNodes.AsNoTracking().Where(n => n.At >= asked).ToListAsync(cancel);
                if (nodes.Count == 0)
                {
                    if (Stopwatch.GetElapsedTime(since) > FirstNodeWithin)
                        return nodes;
                    continue;
                }

                // Shows the progress of the slowest node.
                var done = nodes.All(n => n.Finished) ? total : nodes.Where(n => !n.Finished).Min(n => n.Done);
                advance(Math.Max(0, done - shown));
                shown = Math.Max(shown, done);
                if (nodes.TrueForAll(n => n.Finished))
                    return nodes;
            }

            return [];
        }, "contributions");
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        Console.WriteLine(nodes.Count == 0
            ? "No node is running; the index is rebuilt at the next start."
            : $"{total} contributions, on {nodes.Count} node{(nodes.Count == 1 ? "" : "s")}, in {seconds:0.0} s ({total / Math.Max(0.1, seconds):0} a second)");
        return 0;
    }
}
