using Microsoft.Extensions.Caching.Memory;
using Platform.Search;
using Platform.Web.Features.Search;
using Platform.Web.Search;
using Platform.Web.Shared;
using Platform.Web.Shared.Caching;

namespace Platform.Web.Features.SavedSearches;

/// <summary>
/// Counts what is new in saved searches. Remembered for a minute, and within a budget: fifty heavy searches must not hold up a
/// page, so what is not counted in time is counted the next time one looks.
/// </summary>
public sealed class NewMatches(LiveIndex index, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(1);
    private const long Bytes = 16 * 1024 * 1024;

    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = Bytes });

    /// <returns>By key; a search that was not counted is not there.</returns>
    public async Task<IReadOnlyDictionary<string, int>> Count(IEnumerable<SavedSearch> searches, Viewer viewer, ReadQuery read, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var deadline = new SearchDeadline(Budget);
        var counts = new Dictionary<string, int>();
        foreach (var search in searches)
        {
            if (_counts.TryGetValue((search.Key, search.SeenAt), out int known))
                counts[search.Key] = known;
            // One that was kept before queries had this length is not searched any more.
            else if (SavedQuery.Words(search.Query).Length <= QueryLimits.Length && clock.GetElapsedTime(started) < Budget && await Find(search) is { IsPartial: false } found)
                counts[search.Key] = _counts.Set((search.Key, search.SeenAt), found.Total, new MemoryCacheEntryOptions { Size = KeptBytes.Of(search.Key, sizeof(int)), AbsoluteExpirationRelativeToNow = KeepFor });
        }

        return counts;

        async Task<SearchResults> Find(SavedSearch search)
        {
            var asked = (await read.Read(SavedQuery.Words(search.Query), viewer, cancel)).Request;
            return index.Search(asked with
            {
                Verbatim = SavedQuery.IsVerbatim(search.Query),
                From = asked.From > search.SeenAt ? asked.From : search.SeenAt,
                PageSize = 1,
                Deadline = deadline,
                Audiences = [.. Visibility.Audiences(viewer).Select(SearchDocuments.Audience)],
            });
        }
    }

    public void Dispose() => _counts.Dispose();
}
