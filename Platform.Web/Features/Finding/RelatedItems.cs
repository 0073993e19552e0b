using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Finding;

/// <summary>
/// Which contributions are near one that is being read, remembered for a while: a page that many read at once asks the index
/// once. Keys alone are kept, and those are looked up for each reader, so what was hidden or renamed shows so at once.
/// </summary>
public sealed class RelatedKeys : IDisposable
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    public IReadOnlyList<string> Of(string key, Viewer viewer, Func<IReadOnlyList<string>> find) =>
        _kept.GetOrCreate((key, viewer.IsMember), entry =>
        {
            entry.Size = 1;
            entry.AbsoluteExpirationRelativeToNow = KeepFor;
            return find();
        })!;

    public void Dispose() => _kept.Dispose();
}

/// <summary>"Verwant", below a question or article.</summary>
public sealed class RelatedItems(Finder finder, RelatedKeys kept, PlatformDb db, CurrentMember me)
{
    public const int Shown = 5;

    public async Task<IReadOnlyList<ContributionRow>> Of(string key)
    {
        var keys = kept.Of(key, me.Viewer, () => finder.RelatedKeys(key, me.Viewer, Shown));
        if (keys.Count == 0)
            return [];
        var rows = await ContributionQueries.Rows(db.Contributions.AsNoTracking().VisibleTo(me.Viewer).Where(c => keys.Contains(c.Key)), me.Viewer);
        return [.. keys.Select(k => rows.FirstOrDefault(r => r.Key == k)).OfType<ContributionRow>()];
    }
}
