using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Notifications;

/// <summary>The acts of a member on their own notifications. Those of other members do not exist here.</summary>
public sealed class MyNotices(PlatformDb db, CurrentMember me, TimeProvider clock)
{
    /// <param name="all">Also reads the other notifications about the same thread.</param>
    /// <returns>False when there is no such notification.</returns>
    public Task<bool> Read(string key, bool all) => db.Transact(async () =>
    {
        var notice = await db.Notifications.SingleOrDefaultAsync(n => n.Key == key && n.MemberKey == me.RequiredKey);
        if (notice is null)
            return false;
        var now = clock.UtcNow();
        notice.Read(now);
        if (all)
        {
            foreach (var other in await db.Notifications.Where(n => n.MemberKey == me.RequiredKey && n.ThreadKey == notice.ThreadKey && n.ReadAt == null).ToListAsync())
                other.Read(now);
        }

        return true;
    });

    /// <returns>The moment to pass to <see cref="Unread"/> to undo this.</returns>
    public async Task<DateTime> ReadAll()
    {
        var now = clock.UtcNow();
        await NotificationBulk.ReadNotifications(db, me.RequiredKey, null, now);
        return now;
    }

    public Task Unread(DateTime at) => NotificationBulk.ReadNotifications(db, me.RequiredKey, at, null);

    public async Task<List<string>> Wanted()
    {
        var muted = await db.MutedTopics.Where(m => m.MemberKey == me.RequiredKey).Select(m => m.Topic).ToListAsync();
        return [.. Enum.GetValues<NoticeTopic>().Except(muted).Select(t => t.ToString())];
    }

    public Task Hear(IReadOnlySet<NoticeTopic> wanted) => db.Transact(async () =>
    {
        var muted = await db.MutedTopics.Where(m => m.MemberKey == me.RequiredKey).ToListAsync();
        db.MutedTopics.RemoveRange(muted.Where(m => wanted.Contains(m.Topic)));
        db.MutedTopics.AddRange(Enum.GetValues<NoticeTopic>()
            .Where(t => !wanted.Contains(t) && muted.TrueForAll(m => m.Topic != t))
            .Select(t => new MutedTopic(me.RequiredKey, t)));
    });
}
