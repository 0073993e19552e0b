using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// The cookie holds the secret of a session row and nothing else of worth: who someone is and may do is read from the
/// database at every request, so ending the row or changing a role holds at once, on every node.
/// </summary>
public sealed class SessionCookie(PlatformDb db, SessionQuery query, PendingForms kept, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <summary>Where the cookie's properties hold the secret of the session.</summary>
    public const string Secret = "session";

    private static readonly TimeSpan NoteSeenEvery = TimeSpan.FromHours(1);

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var accountId = context.Principal?.FindFirstValue(MemberClaims.Key)
            ?? throw new InvalidOperationException("Only an account signs in.");
        var member = await db.Members.SingleAsync(m => m.Key == accountId);
        var now = clock.UtcNow();
        var device = Device.Of(context.Request.Headers.UserAgent.ToString());
        var (session, secret) = Session.Begin(accountId, member.Roles, now, device);
        await db.Transact(async () =>
        {
            // This browser cannot reach its former session any more, so nobody else may.
            await End(context.HttpContext.User);
            db.Sessions.Add(session);
        });
        context.Properties.Items[Secret] = secret;
        // The page that signs in may show a form at once: its token and its header are already the member's.
        context.Principal = context.HttpContext.User = new ClaimsPrincipal(MemberClaims.IdentityOf(member, context.Scheme.Name, session.Key));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var key = context.Properties.Items.TryGetValue(Secret, out var secret) && secret is not null ? Session.KeyOf(secret) : null;
        var member = context.Principal?.FindFirstValue(MemberClaims.Key) ?? "";
        var now = clock.UtcNow();
        var session = key is null
            ? null
            : await query.Find(db, key, member, now, context.HttpContext.RequestAborted);
        // A role that was given meanwhile shortens how long a session may lie idle.
        if (session is null || Session.EndOf(session.CreatedAt, session.SeenAt, session.Member.Roles) <= now)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        var end = Session.EndOf(session.CreatedAt, now, session.Member.Roles);
        if (session.SeenAt < now - NoteSeenEvery || session.ExpiresAt > end)
        {
            await AccountBulk.SeeSession(db, key!, now, end);
            context.ShouldRenew = true;
        }

        var identity = MemberClaims.IdentityOf(session.Member, context.Scheme.Name, key);
        identity.AddClaim(new Claim(MemberClaims.Unread, session.Unread.ToString(CultureInfo.InvariantCulture)));
        context.ReplacePrincipal(new ClaimsPrincipal(identity));
    }

    /// <summary>A cookie whose session ended already has nobody behind it: then there is nothing to write, and nobody waits for it.</summary>
    public override Task SigningOut(CookieSigningOutContext context) =>
        context.HttpContext.User.HasClaim(c => c.Type == MemberClaims.Session) ? db.Transact(() => End(context.HttpContext.User)) : Task.CompletedTask;

    /// <summary>Someone whose session ended while writing signs in with the text at hand.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (kept.AddressFor(context.Request) is { } keeper)
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = keeper;
            return Task.CompletedTask;
        }

        // A script gets no page but the status; it then sends its form as a browser would.
        if (context.Request.Headers.XRequestedWith.Count == 0)
        {
            // Only the path: the name that the request was made to is not repeated.
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <summary>The error page says which role is needed.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private async Task End(ClaimsPrincipal user)
    {
        if (user.FindFirstValue(MemberClaims.Session) is { } key && await db.Sessions.SingleOrDefaultAsync(s => s.Key == key) is { } session)
            db.Sessions.Remove(session);
    }
}
