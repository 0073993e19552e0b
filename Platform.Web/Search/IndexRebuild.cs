using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Data;
using Platform.Web.Followers;
using Platform.Web.Shared;

namespace Platform.Web.Search;

/// <summary>Contributions indexed so far, of how many.</summary>
public readonly record struct RebuildProgress(int Done, int Total);

/// <summary>
/// Builds an index from the tables beside the one that serves, which goes on serving until the swap. What changes while
/// it runs comes after the position it remembered, and is followed then.
/// </summary>
public sealed class IndexRebuild(LiveIndex index, PlatformDb db, TimeProvider clock)
{
    private const int BatchSize = 200;

    /// <summary>Documents that cannot be indexed.</summary>
    public List<RefusedDocument> Refused { get; } = [];

    /// <returns>The position in the change log from which to follow.</returns>
    public async Task<long> Run(Func<RebuildProgress, Task> progress, CancellationToken cancel)
    {
        var position = await PositionNow(cancel);
        var documents = new SearchDocuments(db);
        var total = await documents.Count(cancel);
        var done = 0;
        using var rebuild = index.StartRebuild();
        for (var last = ""; ;)
        {
            var keys = await documents.KeysAfter(last, BatchSize, cancel);
            if (keys.Count == 0)
                break;
            Refused.AddRange(rebuild.Index.Fill(await documents.OfContributions(keys, cancel)));
            Refused.AddRange(rebuild.Index.Fill(await documents.OfPosts([], keys, cancel)));
            last = keys[^1];
            await progress(new RebuildProgress(done += keys.Count, total));
        }

        index.Swap(rebuild, position, [.. Refused.Select(r => r.Document.Contribution).Distinct()]);
        await progress(new RebuildProgress(total, total));
        return position;
    }

    /// <summary>Before the head by what may still be committed late: a transaction under way is not in the tables yet.</summary>
    private async Task<long> PositionNow(CancellationToken cancel)
    {
        var settledBefore = clock.UtcNow() - GapTracker.GiveUpAfter;
        var oldest = await db.Changes.MinAsync(c => (long?)c.Id, cancel) ?? 1;
        var newest = await db.Changes.MaxAsync(c => (long?)c.Id, cancel) ?? 0;
        var settled = await db.Changes.Where(c => c.At < settledBefore).MaxAsync(c => (long?)c.Id, cancel) ?? 0;
        return Math.Max(oldest - 1, Math.Max(settled, newest - GapTracker.MostGapsALeap));
    }
}
