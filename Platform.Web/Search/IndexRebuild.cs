using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Data;

namespace Platform.Web.Search;

/// <summary>Contributions indexed so far, of how many.</summary>
public readonly record struct RebuildProgress(int Done, int Total);

/// <summary>
/// Builds an index from the tables beside the one that serves, which goes on serving until the swap. What changes while
/// it runs comes after the head it remembered, and is followed then.
/// </summary>
public sealed class IndexRebuild(LiveIndex index, PlatformDb db)
{
    private const int BatchSize = 200;

    /// <returns>The position in the change log from which to follow.</returns>
    public async Task<long> Run(Func<RebuildProgress, Task> progress, CancellationToken cancel)
    {
        var head = await db.Changes.MaxAsync(c => (long?)c.Id, cancel) ?? 0;
        var documents = new SearchDocuments(db);
        var total = await documents.Count(cancel);
        var done = 0;
        using var rebuild = index.StartRebuild();
        for (var last = ""; ;)
        {
            var keys = await documents.KeysAfter(last, BatchSize, cancel);
            if (keys.Count == 0)
                break;
            rebuild.Index.Apply(await documents.OfContributions(keys, cancel));
            rebuild.Index.Apply(await documents.OfPosts([], keys, cancel));
            last = keys[^1];
            await progress(new RebuildProgress(done += keys.Count, total));
        }

        index.Swap(rebuild, head);
        await progress(new RebuildProgress(total, total));
        return head;
    }
}
