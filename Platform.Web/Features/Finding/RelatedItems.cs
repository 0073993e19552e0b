using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Followers;
using Platform.Web.Shared;
using Platform.Web.Shared.Caching;

namespace Platform.Web.Features.Finding;

/// <summary>
/// Which contributions are near one that is being read, remembered for a while. Keys alone are kept, and those are looked up for
/// each reader, so what was hidden or renamed shows so at once.
/// </summary>
public sealed class RelatedKeys : IDisposable
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(10);
    private const long Bytes = 16 * 1024 * 1024;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Bytes });

    public IReadOnlyList<string>? Known(string key, Viewer viewer) => _kept.Get<IReadOnlyList<string>>((key, viewer.IsMember));

    public IReadOnlyList<string> Keep(string key, Viewer viewer, IReadOnlyList<string> related) =>
        _kept.Set((key, viewer.IsMember), related, new MemoryCacheEntryOptions { Size = KeptBytes.Of(key, related.Sum(KeptBytes.Of)), AbsoluteExpirationRelativeToNow = KeepFor });

    public void Dispose() => _kept.Dispose();
}

/// <summary>"Verwant", below a question or article.</summary>
public sealed class RelatedItems(Finder finder, RelatedKeys kept, PlatformDb db, CurrentMember me, PageTags page, Evictions evictions)
{
    public const int Shown = 5;

    /// <summary>Null where the index would have to be asked: a page does not wait for that, its script does when one scrolls to it.</summary>
    public async Task<IReadOnlyList<ContributionRow>?> Known(string key) =>
        kept.Known(key, me.Viewer) is { } keys ? await Rows(keys) : null;

    /// <returns>Null when there is no such contribution for this viewer.</returns>
    public async Task<IReadOnlyList<ContributionRow>?> Find(string key)
    {
        if (!await db.Contributions.VisibleTo(me.Viewer).AnyAsync(c => c.Key == key))
            return null;
        if (kept.Known(key, me.Viewer) is { } known)
            return await Rows(known);
        var found = kept.Keep(key, me.Viewer, finder.RelatedKeys(key, me.Viewer, Shown));
        // From now on the page itself has the list.
        evictions.Raise([new ChangeKey(ChangeKind.Contribution, key)]);
        return await Rows(found);
    }

    private async Task<IReadOnlyList<ContributionRow>> Rows(IReadOnlyList<string> keys)
    {
        if (keys.Count == 0)
            return [];
        foreach (var key in keys)
            page.Add(ChangeKind.Contribution, key);
        var rows = await ContributionQueries.Rows(db.Contributions.AsNoTracking().VisibleTo(me.Viewer).Where(c => keys.Contains(c.Key)), me.Viewer);
        return [.. keys.Select(k => rows.FirstOrDefault(r => r.Key == k)).OfType<ContributionRow>()];
    }
}
