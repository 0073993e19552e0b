using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Notifications;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// The cookie holds the key of a session row and nothing else of worth: who someone is and may do is read from the
/// database at every request, so ending the row or changing a role holds at once, on every node.
/// </summary>
public sealed class SessionCookie(PlatformDb db, SessionQuery query, KeptForms kept, TimeProvider clock) : CookieAuthenticationEvents
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);
    private static readonly TimeSpan NoteSeenEvery = TimeSpan.FromHours(1);

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var accountId = context.Principal?.FindFirstValue(MemberClaims.Key)
            ?? throw new InvalidOperationException("Only an account signs in.");
        var member = await db.Members.SingleAsync(m => m.Key == accountId);
        var now = clock.UtcNow();
        var device = Device.Of(context.Request.Headers.UserAgent.ToString());
        var session = new Session(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)), accountId, now, now + Life, device);
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        // The page that signs in may show a form at once: its token and its header are already the member's.
        context.Principal = context.HttpContext.User = new ClaimsPrincipal(MemberClaims.IdentityOf(member, context.Scheme.Name, session.Key));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var key = context.Principal?.FindFirstValue(MemberClaims.Session);
        var member = context.Principal?.FindFirstValue(MemberClaims.Key) ?? "";
        var now = clock.UtcNow();
        var session = key is null
            ? null
            : await query.Find(db, key, member, now, context.HttpContext.RequestAborted);
        if (session is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        if (session.SeenAt < now - NoteSeenEvery)
        {
            await Bulk.SeeSession(db, key!, now, now + Life);
            context.ShouldRenew = true;
        }

        var identity = MemberClaims.IdentityOf(session.Member, context.Scheme.Name, key);
        identity.AddClaim(new Claim(MemberClaims.Unread, session.Unread.ToString(CultureInfo.InvariantCulture)));
        context.ReplacePrincipal(new ClaimsPrincipal(identity));
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (context.HttpContext.User.FindFirstValue(MemberClaims.Session) is not { } key)
            return;
        var session = await db.Sessions.FindAsync(key);
        if (session is null)
            return;
        db.Sessions.Remove(session);
        await db.SaveChangesAsync();
    }

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
            return base.RedirectToLogin(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    /// <summary>The error page says which role is needed.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
