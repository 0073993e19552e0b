using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Changes;
using Platform.Web.Data;

namespace Platform.Web.Search;

/// <summary>Number of contributions indexed so far, and their total.</summary>
public readonly record struct RebuildProgress(int Done, int Total);

/// <summary>
/// Builds an index from the tables. The current index serves until the swap. Changes made meanwhile come after the returned position, so
/// the follower applies them afterwards.
/// </summary>
public sealed class IndexRebuild(LiveIndex index, PlatformDb db, TimeProvider clock)
{
    private const int BatchSize = 200;

    /// <summary>Documents that cannot be indexed.</summary>
    public List<RefusedDocument> Refused { get; } = [];

    /// <summary>Contributions that cannot be read from the database, or that have a post that cannot.</summary>
    public List<(string Contribution, Exception Reason)> Unreadable { get; } = [];

    /// <summary>Numbers of changes after the returned position that were committed before the tables were read: the index has them.</summary>
    public HashSet<long> Included { get; private set; } = [];

    /// <returns>The position in the change log from which to follow.</returns>
    public async Task<long> Run(Func<RebuildProgress, Task> progress, CancellationToken cancel)
    {
        var position = await ChangeLog.SettledPosition(db, clock, cancel);
        Included = await ChangeLog.After(db, position).Select(c => c.Id).ToHashSetAsync(cancel);
        var documents = new SearchDocuments(db);
        var total = await documents.Count(cancel);
        var done = 0;
        using var rebuild = index.StartRebuild();
        for (var last = ""; ;)
        {
            var keys = await documents.KeysAfter(last, BatchSize, cancel);
            if (keys.Count == 0)
                break;
            Refused.AddRange(rebuild.Index.Fill(await documents.OfReadable(keys, (key, reason) => Unreadable.Add((key, reason)), cancel)));
            last = keys[^1];
            await progress(new RebuildProgress(done += keys.Count, total));
        }

        index.Swap(rebuild, position, [.. Refused.Select(r => r.Document.Contribution).Concat(Unreadable.Select(u => u.Contribution)).Distinct()]);
        await progress(new RebuildProgress(total, total));
        return position;
    }
}
