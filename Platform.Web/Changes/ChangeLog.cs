using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Changes;

/// <summary>Reads the change log.</summary>
public static class ChangeLog
{
    /// <summary>The longest gap, in numbers, that is queried number by number. All such gaps are queried in one statement.</summary>
    private const int ShortGap = 1000;

    /// <summary>Returns the number of the newest change that can be read; 0 where there is none.</summary>
    public static async Task<long> Newest(PlatformDb db, CancellationToken cancel) => await db.Changes.MaxAsync(c => (long?)c.Id, cancel) ?? 0;

    /// <summary>
    /// Returns the position from which to follow the log after reading the tables now. It is older than the newest change, because a
    /// transaction that is still open may commit with a lower number.
    /// </summary>
    public static async Task<long> SettledPosition(PlatformDb db, TimeProvider clock, CancellationToken cancel)
    {
        var settledBefore = clock.UtcNow() - GapTracker.GiveUpAfter;
        var oldest = await db.Changes.MinAsync(c => (long?)c.Id, cancel) ?? 1;
        var settled = await db.Changes.Where(c => c.At < settledBefore).MaxAsync(c => (long?)c.Id, cancel) ?? 0;
        return Math.Max(oldest - 1, settled);
    }

    public static IQueryable<Change> After(PlatformDb db, long head) => db.Changes.AsNoTracking().Where(c => c.Id > head);

    /// <summary>Returns the changes that can now be read in these gaps, at most <paramref name="most"/> of each long gap.</summary>
    public static async Task<List<Change>> In(PlatformDb db, IReadOnlyList<Gap> gaps, int most, CancellationToken cancel)
    {
        var numbers = gaps.Where(g => g.Length <= ShortGap).SelectMany(NumbersOf).ToList();
        var found = numbers.Count == 0
            ? []
            : await db.Changes.AsNoTracking().Where(c => EF.Parameter(numbers).Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(cancel);
        foreach (var gap in gaps.Where(g => g.Length > ShortGap))
            found.AddRange(await db.Changes.AsNoTracking().Where(c => c.Id >= gap.From && c.Id <= gap.To).OrderBy(c => c.Id).Take(most).ToListAsync(cancel));
        return found;
    }

    private static IEnumerable<long> NumbersOf(Gap gap)
    {
        for (var number = gap.From; number <= gap.To; number++)
            yield return number;
    }
}
