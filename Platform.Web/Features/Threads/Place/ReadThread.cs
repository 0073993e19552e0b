using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>The act of recording how far a member read a thread. It also marks the notifications about that part as read.</summary>
public sealed class ReadThread(PlatformDb db, TimeProvider clock)
{
    /// <returns>The path of the contribution's page; null when there is no such thread for this member.</returns>
    public async Task<string?> UpTo(string key, long place, Viewer by)
    {
        var me = by.MemberKey!;
        var found = await db.Contributions.AsNoTracking().ReadableBy(by).Where(c => c.Key == key).Select(c => new { Contribution = c, c.Thread.Sequence }).SingleOrDefaultAsync();
        if (found is null)
            return null;
        place = Math.Min(place, found.Sequence);
        var told = db.Notifications.Where(n => n.MemberKey == me && n.ThreadKey == key && n.ReadAt == null && (n.PostKey == null || n.Post!.Place <= place));
        // Usually there is nothing to write, and then no transaction is needed.
        if (await db.ReadingPositions.AnyAsync(r => r.MemberKey == me && r.ThreadKey == key && r.Place >= place) && !await told.AnyAsync())
            return found.Contribution.Path;
        try
        {
            await db.Transact(() => Keep(key, place, me, told));
        }
        catch (DbUpdateException e) when (Conflicts.IsDuplicateKey(e))
        {
            // Two pages of one member added the first position at once; this one now updates it.
            db.ChangeTracker.Clear();
            await db.Transact(() => Keep(key, place, me, told));
        }

        return found.Contribution.Path;
    }

    private async Task Keep(string key, long place, string me, IQueryable<Notifications.Notification> told)
    {
        var now = clock.UtcNow();
        if (await db.ReadingPositions.SingleOrDefaultAsync(r => r.MemberKey == me && r.ThreadKey == key) is { } position)
            position.Reach(place, now);
        else
            db.ReadingPositions.Add(new ReadingPosition(me, key, place, now));
        foreach (var notification in await told.ToListAsync())
            notification.Read(now);
    }
}
