using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Notifications;

public sealed class NotificationsSetup : IFeature
{
    private static readonly TimeSpan KeepRead = TimeSpan.FromDays(90);

    /// <summary>Nobody needs a notification that stayed unread for a year.</summary>
    private static readonly TimeSpan KeepUnread = TimeSpan.FromDays(365);

    public void Add(IServiceCollection services)
    {
        services.AddScoped<Notifier>().AddScoped<NoticeQueries>().AddScoped<MyNotices>();
        services.AddRetention<NoticeText>("ReadNotifications", KeepRead,
            (db, before) => Bulk.Delete(db, db.Notifications.Where(n => n.ReadAt < before).OrderBy(n => n.Key)));
        services.AddRetention<NoticeText>("UnreadNotifications", KeepUnread,
            (db, before) => Bulk.Delete(db, db.Notifications.Where(n => n.At < before).OrderBy(n => n.Key)));
    }
}
