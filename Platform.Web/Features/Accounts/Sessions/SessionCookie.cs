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
/// Signs in with a cookie that holds only the secret of a session row. Each request finds the member and their roles by <see
/// cref="SessionQuery"/>, so that ending the session or changing a role works at once, and within a second on other nodes.
/// </summary>
public sealed class SessionCookie(PlatformDb db, SessionQuery query, PendingForms kept, TimeProvider clock) : CookieAuthenticationEvents
{
    /// <summary>The item of the cookie's properties that holds the secret of the session.</summary>
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
            // Ends this browser's previous session, because the new cookie replaces its secret.
            await End(context.HttpContext.User);
            db.Sessions.Add(session);
        });
        context.Properties.Items[Secret] = secret;
        // The page that signs in may show a form in the same response, so its token must already be the member's.
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
        // A role that was granted since makes the longest idle time shorter.
        if (session is null || Session.EndOf(session.CreatedAt, session.SeenAt, session.Member.Roles) <= now)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        var end = Session.EndOf(session.CreatedAt, now, session.Member.Roles);
        if (session.SeenAt < now - NoteSeenEvery || session.ExpiresAt > end)
        {
            await query.See(db, key!, now, end);
            context.ShouldRenew = true;
        }

        var identity = MemberClaims.IdentityOf(session.Member, context.Scheme.Name, key);
        identity.AddClaim(new Claim(MemberClaims.Unread, session.Unread.ToString(CultureInfo.InvariantCulture)));
        if (session.Waiting > 0)
            identity.AddClaim(new Claim(MemberClaims.Waiting, session.Waiting.ToString(CultureInfo.InvariantCulture)));
        context.ReplacePrincipal(new ClaimsPrincipal(identity));
    }

    /// <summary>Ends the session. Without a valid session there is nothing to write, so this takes no lock on the database.</summary>
    public override Task SigningOut(CookieSigningOutContext context) =>
        context.HttpContext.User.HasClaim(c => c.Type == MemberClaims.Session) ? db.Transact(() => End(context.HttpContext.User)) : Task.CompletedTask;

    /// <summary>Sends somebody whose session ended while writing to a sign-in page that preserves the form.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (kept.AddressFor(context.Request) is { } keeper)
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = keeper;
            return Task.CompletedTask;
        }

        // A script gets only the status; it then posts its form as a browser would.
        if (context.Request.Headers.XRequestedWith.Count == 0)
        {
            // Redirects to the path only, because the host name of the request is not trusted.
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <summary>Answers 403; the error page names the role that is needed.</summary>
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
