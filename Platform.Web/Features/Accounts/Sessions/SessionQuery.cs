using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Notifications;

namespace Platform.Web.Features.Accounts;

/// <param name="Unread">The number of unread notifications, read in the same query.</param>
/// <param name="Waiting">The number of texts in the queue, read in the same query; zero for a member who is no moderator.</param>
public sealed record SessionFound(DateTime CreatedAt, DateTime SeenAt, DateTime ExpiresAt, Member Member, int Unread, int Waiting);

/// <summary>
/// Finds the session of a request. It is cached until the session, its member or the number of their notifications changes: at once on
/// this node, and within a second on others. A moderator's is read each time, because the queue is not in the change log.
/// </summary>
public sealed class SessionQuery(ContentCache cache, Invalidations invalidations)
{
    private const MemberRoles Moderating = MemberRoles.Moderator | MemberRoles.Administrator;

    /// <summary>The session of a member with unread notifications in more conversations than this is not cached.</summary>
    private const int MostThreads = 30;

    /// <summary>How long a session that ended elsewhere can hold on a node that cannot follow the change log.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>In bytes, with the member.</summary>
    private const int BytesOfSession = 1_000;

    private readonly Func<PlatformDb, string, string, DateTime, CancellationToken, Task<SessionFound?>> _read =
        EF.CompileAsyncQuery((PlatformDb db, string key, string account, DateTime now, CancellationToken cancel) => db.Sessions.AsNoTracking()
            .Where(s => s.Key == key && s.AccountId == account && s.ExpiresAt > now)
            .Select(s => new SessionFound(
                s.CreatedAt, s.SeenAt, s.ExpiresAt, s.Account.Member,
                NoticeQueries.Unread(db).Where(n => n.MemberKey == s.AccountId).OrderBy(n => n.At).Take(CurrentMember.MostUnread).Count(),
                (s.Account.Member.Roles & Moderating) == MemberRoles.None ? 0 : db.ReviewItems.Where(i => i.ClosedAt == null).OrderBy(i => i.DueAt).Take(CurrentMember.MostWaiting).Count()))
            .SingleOrDefault());

    /// <param name="account">The account that the cookie names.</param>
    /// <returns>Null when the session ended or is another account's.</returns>
    public async Task<SessionFound?> Find(PlatformDb db, string key, string account, DateTime now, CancellationToken cancel)
    {
        var at = new CacheKey(new CacheSubject("session", key, account), CacheVersion.UntilTagsChange, CacheKey.AnyLanguage, ReaderClass.Everyone);
        if (cache.Find<SessionFound>(at) is { } known)
            return known.ExpiresAt > now ? known : null;
        var made = invalidations.Now;
        var found = await _read(db, key, account, now, cancel);
        if (found is null || (found.Member.Roles & Moderating) != MemberRoles.None || !cache.IsOn)
            return found;
        // The count changes too when a text is hidden, or shown again, about which there is an unread notification.
        var threads = await db.Notifications.Where(n => n.MemberKey == account && n.ReadAt == null).Select(n => n.ThreadKey).Distinct().Take(MostThreads + 1).ToListAsync(cancel);
        if (threads.Count <= MostThreads)
            cache.Keep(at, found, BytesOfSession,
            [
                new(ChangeKind.Session, key), new(ChangeKind.Member, account), new(ChangeKind.Notification, account),
                .. threads.SelectMany(thread => new ChangeKey[] { new(ChangeKind.Thread, thread), new(ChangeKind.Contribution, thread) }),
            ], made, Longest);
        return found;
    }

    /// <summary>Notes that the session is in use, which the change log does not say. The caller does this at most once an hour.</summary>
    public async Task See(PlatformDb db, string key, DateTime now, DateTime end)
    {
        await AccountBulk.SeeSession(db, key, now, end);
        invalidations.Drop([new(ChangeKind.Session, key)]);
    }
}
