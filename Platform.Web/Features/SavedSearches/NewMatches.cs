using Microsoft.Extensions.Caching.Memory;
using Platform.Search;
using Platform.Web.Search;
using Platform.Web.Shared;

namespace Platform.Web.Features.SavedSearches;

/// <summary>
/// Counts what is new in saved searches. Remembered for a minute, and within a budget: fifty heavy searches must not hold up a
/// page, so what is not counted in time is counted the next time one looks.
/// </summary>
public sealed class NewMatches(LiveIndex index, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(1);
    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    /// <returns>By key; a search that was not counted is not there.</returns>
    public IReadOnlyDictionary<string, int> Count(IEnumerable<SavedSearch> searches, Viewer viewer)
    {
        var started = clock.GetTimestamp();
        var audiences = Visibility.Audiences(viewer).Select(SearchDocuments.Audience).ToList();
        var counts = new Dictionary<string, int>();
        foreach (var search in searches)
        {
            if (_counts.TryGetValue((search.Key, search.SeenAt), out int known))
                counts[search.Key] = known;
            else if (clock.GetElapsedTime(started) < Budget)
                counts[search.Key] = _counts.Set((search.Key, search.SeenAt), Find(search, audiences), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KeepFor });
        }

        return counts;
    }

    public void Dispose() => _counts.Dispose();

    private int Find(SavedSearch search, List<string> audiences) =>
        index.Search(SavedQuery.Request(search.Query) with { From = search.SeenAt, PageSize = 1, Audiences = audiences }).Total;
}
