using System.Globalization;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Features.Search;
using Platform.Web.Search;
using Platform.Web.Shared;

namespace Platform.Web.Features.SavedSearches;

/// <summary>
/// Counts the new results of saved searches. Counts are cached for a minute. The time is limited, because fifty heavy searches
/// must not delay a page. A search that is not counted in time is counted at a next visit.
/// </summary>
public sealed class NewMatches(LiveIndex index, ContentCache cache, Invalidations invalidations, TimeProvider clock)
{
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(1);

    /// <returns>Counts by key of the search, without the searches that were not counted.</returns>
    public async Task<IReadOnlyDictionary<string, int>> Count(IEnumerable<SavedSearch> searches, Viewer viewer, ReadQuery read, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var deadline = new SearchDeadline(Budget);
        var counts = new Dictionary<string, int>();
        foreach (var search in searches)
        {
            var key = new CacheKey(
                new CacheSubject("saved search", search.Key),
                new CacheVersion(search.SeenAt.Ticks.ToString(CultureInfo.InvariantCulture)),
                Language.Current, ReaderClass.Members.With("owner", viewer.MemberKey));
            if (cache.Find<Counted>(key) is { } known)
                counts[search.Key] = known.Total;
            // A search that was saved before queries had this limit is not run any more.
            else if (SavedQuery.Words(search.Query).Length <= QueryLimits.Length && clock.GetElapsedTime(started) < Budget)
            {
                var made = invalidations.Now;
                if (await Find(search) is not { IsPartial: false, Total: var total })
                    continue;
                cache.Keep(key, new Counted(total), 50, [], made, KeepFor);
                counts[search.Key] = total;
            }
        }

        return counts;

        async Task<SearchResults> Find(SavedSearch search)
        {
            var asked = (await read.Read(SavedQuery.Words(search.Query), viewer, cancel)).Request;
            return index.Search(asked.For(viewer) with
            {
                Verbatim = SavedQuery.IsVerbatim(search.Query),
                From = asked.From > search.SeenAt ? asked.From : search.SeenAt,
                PageSize = 1,
                Deadline = deadline,
            });
        }
    }

    private sealed record Counted(int Total);
}
