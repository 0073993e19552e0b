using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Notifications;

namespace Platform.Web.Features.Accounts;

/// <param name="Unread">The number of unread notifications, read in the same query.</param>
/// <param name="Waiting">The number of texts in the queue, read in the same query; zero for a member who is no moderator.</param>
public sealed record SessionFound(DateTime CreatedAt, DateTime SeenAt, DateTime ExpiresAt, Member Member, int Unread, int Waiting);

/// <summary>The query for a session. It is compiled once, because it runs at every request of a member.</summary>
public sealed class SessionQuery
{
    private const MemberRoles Moderating = MemberRoles.Moderator | MemberRoles.Administrator;

    public Func<PlatformDb, string, string, DateTime, CancellationToken, Task<SessionFound?>> Find { get; } =
        EF.CompileAsyncQuery((PlatformDb db, string key, string account, DateTime now, CancellationToken cancel) => db.Sessions.AsNoTracking()
            .Where(s => s.Key == key && s.AccountId == account && s.ExpiresAt > now)
            .Select(s => new SessionFound(
                s.CreatedAt, s.SeenAt, s.ExpiresAt, s.Account.Member,
                NoticeQueries.Unread(db).Where(n => n.MemberKey == s.AccountId).OrderBy(n => n.At).Take(NoticeQueries.MostCounted).Count(),
                (s.Account.Member.Roles & Moderating) == MemberRoles.None ? 0 : db.ReviewItems.Where(i => i.ClosedAt == null).OrderBy(i => i.DueAt).Take(CurrentMember.MostWaiting).Count()))
            .SingleOrDefault());
}
