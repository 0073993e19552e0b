using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.SavedSearches;

/// <summary>Acts of a member on their own saved searches. Those of others are never found.</summary>
public sealed class MySearches(PlatformDb db, CurrentMember me, TimeProvider clock)
{
    private IQueryable<SavedSearch> Mine => db.SavedSearches.Where(s => s.MemberKey == me.RequiredKey);

    public Task<List<SavedSearch>> All() => Mine.AsNoTracking().Where(s => s.RemovedAt == null).OrderBy(s => s.Name).ThenBy(s => s.Key).ToListAsync();

    public Task<SavedSearch?> Removed(string? key) => Mine.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key && s.RemovedAt != null);

    /// <returns>False when it was saved before.</returns>
    public Task<bool> Save(string query, string name) => db.Transact(async () =>
    {
        var kept = await Mine.Where(s => s.RemovedAt == null).Select(s => s.Query).ToListAsync();
        if (kept.Contains(query))
            return false;
        if (kept.Count >= SavedSearch.Most)
            throw new RuleBroken("TooManySavedSearches", SavedSearch.Most);
        db.SavedSearches.Add(new SavedSearch(ShortKey.New(), me.RequiredKey, name.Length > SavedSearch.LongestName ? name[..SavedSearch.LongestName] : name, query, clock.UtcNow()));
        return true;
    });

    /// <returns>The query of the search; null when there is no such search.</returns>
    public Task<string?> Open(string key) => Change(key, s => s.See(clock.UtcNow()));

    public Task<string?> Rename(string key, string? name) => Change(key, s => s.Rename(name));

    public Task<string?> Remove(string key) => Change(key, s => s.Remove(clock.UtcNow()));

    public Task<string?> PutBack(string key) => db.Transact(async () =>
    {
        if (await Mine.SingleOrDefaultAsync(s => s.Key == key) is not { } search)
            return null;
        if (await Mine.CountAsync(s => s.RemovedAt == null) >= SavedSearch.Most)
            throw new RuleBroken("TooManySavedSearches", SavedSearch.Most);
        search.PutBack();
        return (string?)search.Query;
    });

    private Task<string?> Change(string key, Action<SavedSearch> change) => db.Transact(async () =>
    {
        if (await Mine.SingleOrDefaultAsync(s => s.Key == key && s.RemovedAt == null) is not { } search)
            return null;
        change(search);
        return (string?)search.Query;
    });
}
