using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Notifications;

/// <param name="Post">The kind of the post that it is about; null when it is about the contribution.</param>
/// <param name="By">The person who caused the notification; null when nobody is named, as for an act of a moderator.</param>
public sealed record NoticeSeen(string Key, NoticeKind Kind, PostKind? Post, string Path, PersonSeen? By, string? Line, DateTime At, bool IsUnread);

/// <summary>The notifications about one thread, the newest first.</summary>
public sealed record NoticedThread(string Title, ContributionKind Kind, IReadOnlyList<NoticeSeen> Notices);

/// <summary>Queries that read notifications. They decide at each reading what a notification may show.</summary>
public sealed class NoticeQueries(PlatformDb db)
{
    public const int PageSize = 30;

    /// <summary>Unread notifications are counted up to this number, which is shown as "99+".</summary>
    public const int MostCounted = 100;

    /// <summary>The number of members for whom one statement counts.</summary>
    private const int MostMembers = 200;

    /// <summary>Returns the unread notifications that may still be shown. A caller can make it part of a larger query.</summary>
    public static IQueryable<Notification> Unread(PlatformDb db) => db.Notifications.Where(n => n.ReadAt == null).ThatShow(db.Contributions);

    public Task<int> CountUnread(string memberKey) => Unread(db).Where(n => n.MemberKey == memberKey).OrderBy(n => n.At).Take(MostCounted).CountAsync();

    /// <summary>Counts for several members at once, up to <see cref="MostCounted"/> each.</summary>
    public async Task<Dictionary<string, int>> CountUnread(IReadOnlyCollection<string> memberKeys, CancellationToken cancel)
    {
        var counts = memberKeys.ToDictionary(key => key, _ => 0);
        foreach (var batch in memberKeys.Chunk(MostMembers))
        {
            var found = await Unread(db).Where(n => EF.Parameter(batch.ToList()).Contains(n.MemberKey))
                .GroupBy(n => n.MemberKey).Select(mine => new { mine.Key, Count = mine.Count() })
                .ToListAsync(cancel);
            foreach (var member in found)
                counts[member.Key] = Math.Min(member.Count, MostCounted);
        }

        return counts;
    }

    public Task<int> CountAll(string memberKey) => db.Notifications.Where(n => n.MemberKey == memberKey).ThatShow(db.Contributions).CountAsync();

    /// <summary>Reads one page of notifications by thread, the unread ones first.</summary>
    public async Task<(IReadOnlyList<NoticedThread> Unread, IReadOnlyList<NoticedThread> Read)> Page(Viewer viewer, int page)
    {
        var found = await Find(db.Notifications, viewer)
            .OrderBy(f => f.Notice.ReadAt != null).ThenByDescending(f => f.Notice.At).ThenBy(f => f.Notice.Key)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .ToListAsync();
        return (ByThread(found.Where(f => f.Notice.ReadAt is null)), ByThread(found.Where(f => f.Notice.ReadAt is not null)));

        List<NoticedThread> ByThread(IEnumerable<Found> notices) =>
        [
            .. notices.GroupBy(f => f.Notice.ThreadKey).Select(thread => new NoticedThread(
                thread.First().Notice.Contribution.Title, thread.First().Notice.Contribution.Kind, [.. thread.Select(f => f.SeenBy(viewer))])),
        ];
    }

    /// <returns>
    /// The path that the notification leads to; null when there is no such notification, or nothing of it may be shown any more.
    /// </returns>
    public async Task<string?> PathOf(string key, Viewer viewer) =>
        (await Find(db.Notifications.Where(n => n.Key == key), viewer).SingleOrDefaultAsync())?.SeenBy(viewer).Path;

    private IQueryable<Found> Find(IQueryable<Notification> notices, Viewer viewer) => notices.AsNoTracking()
        .Where(n => n.MemberKey == viewer.MemberKey)
        .ThatShow(db.Contributions)
        .Include(n => n.Contribution)
        .Include(n => n.Post)
        .Include(n => n.By!.Organisation)
        .Select(n => new Found { Notice = n });

    private sealed class Found
    {
        public required Notification Notice { get; init; }

        private Post? Post => Notice.Post;

        private Contribution Contribution => Notice.Contribution;

        public NoticeSeen SeenBy(Viewer viewer) => new(Notice.Key, Notice.Kind, Post?.Kind, Path, Person(viewer), Notice.Line, Notice.At, Notice.ReadAt is null);

        /// <summary>
        /// Returns the actor as they showed themselves when it happened. What they wrote since changes nothing about that.
        /// </summary>
        private PersonSeen? Person(Viewer viewer) => Notice.By is not { } by || Notice.Kind.IsByModerator()
            ? null
            : (by.Facts() with { ByLayerOnly = Notice.ByLayerOnly, ShownLayer = Notice.Layer }).SeenBy(viewer);

        private string Path => Post switch
        {
            null => Contribution.Path,
            { IsInThread: true } => $"/threads/{Notice.ThreadKey}/posts/{Post.Key}",
            _ when Notice.Kind == NoticeKind.Returned => $"/threads/{Notice.ThreadKey}/posts/{Post.Key}/edit",
            _ => Contribution.Path,
        };
    }
}
