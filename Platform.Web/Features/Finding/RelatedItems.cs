using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Finding;

/// <summary>
/// The list "Verwant" below a contribution. Only the keys are cached. Each reader's contributions are loaded by key, so
/// that a hidden or renamed one is right at once.
/// </summary>
public sealed class RelatedItems(SimilarContent similar, ContentCache cache, PlatformDb db, ContributionQueries contributions, CurrentMember me, PageTags page, Invalidations invalidations)
{
    public const int Shown = 5;

    /// <summary>
    /// Returns the cached list; null without one. A page does not wait for the index: its script loads the list when the reader
    /// scrolls to it.
    /// </summary>
    public async Task<IReadOnlyList<ContributionRow>?> Known(string key) =>
        cache.Find<IReadOnlyList<string>>(KeyOf(key)) is { } keys ? await Rows(keys) : null;

    /// <returns>Null when there is no such contribution for this viewer.</returns>
    public async Task<IReadOnlyList<ContributionRow>?> Find(string key)
    {
        if (!await db.Contributions.VisibleTo(me.Viewer).AnyAsync(c => c.Key == key))
            return null;
        if (cache.Find<IReadOnlyList<string>>(KeyOf(key)) is { } known)
            return await Rows(known);
        var made = invalidations.Now;
        IReadOnlyList<string> found = similar.RelatedKeys(key, me.Viewer, Shown);
        cache.Keep(KeyOf(key), found, found.Sum(k => 50 + (2L * k.Length)), [], made);
        // Invalidates the page, because it can contain the list from now on.
        invalidations.Drop([new ChangeKey(ChangeKind.Contribution, key)]);
        return await Rows(found);
    }

    private CacheKey KeyOf(string key) =>
        new(new CacheSubject("related", key), CacheVersion.UntilTagsChange, CacheKey.AnyLanguage, ReaderClass.Of(me.Viewer));

    private async Task<IReadOnlyList<ContributionRow>> Rows(IReadOnlyList<string> keys)
    {
        if (keys.Count == 0)
            return [];
        foreach (var key in keys)
            page.Add(ChangeKind.Contribution, key);
        var rows = await contributions.Rows(contributions.Visible.Where(c => keys.Contains(c.Key)));
        return [.. keys.Select(k => rows.FirstOrDefault(r => r.Key == k)).OfType<ContributionRow>()];
    }
}
