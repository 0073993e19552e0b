using Microsoft.EntityFrameworkCore;
using Platform.Web.Changes;
using Platform.Web.Data;

namespace Platform.Web.Features.Notifications;

/// <summary>Statements about notifications that bypass the change tracker; they write their own change row.</summary>
public static class NotificationBulk
{
    /// <summary>
    /// Sets the moment of reading of all notifications that have <paramref name="from"/> as that moment to <paramref name="to"/>. Null
    /// means unread.
    /// </summary>
    public static Task ReadNotifications(PlatformDb db, string memberKey, DateTime? from, DateTime? to) => db.Transact(async () =>
    {
        var changed = await db.Notifications.Where(n => n.MemberKey == memberKey && n.ReadAt == from)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, to));
        if (changed > 0)
            db.Changes.Add(new Change(new ChangeKey(ChangeKind.Notification, memberKey), to ?? from!.Value));
    });
}
