using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Threads;
using Platform.Web.Live;

namespace Platform.Web.Features.Notifications;

/// <summary>
/// The live count of unread notifications on the open pages of members. It is sent when there are new notifications. It is also sent
/// when their subject changes, because a notification about a hidden post or a closed thread no longer counts.
/// </summary>
public sealed class UnreadBadges(PlatformDb db, LiveConnections connections, IHubContext<ThreadHub, IThreadClient> hub, ILogger logger)
{
    public async Task Push(IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        var pages = connections.All.Where(c => c.MemberKey is not null).ToLookup(c => c.MemberKey!, c => c.Id);
        if (pages.Count == 0)
            return;
        var members = changes.Where(c => c.Kind == ChangeKind.Notification).Select(c => c.Key)
            .Concat(await Touched(Keys(ChangeKind.Contribution), Keys(ChangeKind.Post), cancel))
            .Distinct().Where(pages.Contains).ToList();
        var counts = await new NoticeQueries(db).CountUnread(members, cancel);
        foreach (var (member, unread) in counts)
            hub.Clients.Clients([.. pages[member]]).Bell(unread).WithoutWaiting(logger);

        List<string> Keys(ChangeKind kind) => changes.Where(c => c.Kind == kind).Select(c => c.Key).ToList();
    }

    private async Task<List<string>> Touched(List<string> threads, List<string> posts, CancellationToken cancel) =>
        threads.Count + posts.Count == 0
            ? []
            : await db.Notifications
                .Where(n => n.ReadAt == null && (threads.Contains(n.ThreadKey) || posts.Contains(n.PostKey!)))
                .Select(n => n.MemberKey).Distinct().ToListAsync(cancel);
}
