using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Tokens;

/// <summary>Signs in the holder of an API token, with no more roles than the scope of the token covers.</summary>
public sealed class BearerToken(
    PlatformDb db, TimeProvider clock, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = Bearer.Scheme + " ";
    private const int LongestSecret = 200;
    private static readonly TimeSpan NoteUsedEvery = TimeSpan.FromHours(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0)
            return AuthenticateResult.NoResult();
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || header.Length > Prefix.Length + LongestSecret)
            return AuthenticateResult.Fail("This is no token.");
        var hash = ApiToken.HashOf(header[Prefix.Length..].Trim());
        var now = clock.UtcNow();
        var token = await db.ApiTokens.AsNoTracking()
            .Where(t => t.Hash == hash && t.ExpiresAt > now)
            .Select(t => new { t.Scope, t.LastUsedAt, t.Account.Member })
            .SingleOrDefaultAsync(Context.RequestAborted);
        if (token is null)
            return AuthenticateResult.Fail("Nobody has this token, or not any more.");
        if (token.LastUsedAt is null || token.LastUsedAt < now - NoteUsedEvery)
            await TokenBulk.UseToken(db, hash, now);

        var roles = token.Scope == TokenScope.Moderate ? token.Member.Roles : token.Member.Roles & ~(MemberRoles.Moderator | MemberRoles.Administrator);
        var identity = MemberClaims.IdentityOf(token.Member, Bearer.Scheme, roles: roles);
        identity.AddClaim(new Claim(MemberClaims.Scope, token.Scope.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Bearer.Scheme));
    }

    /// <summary>Answers as RFC 6750 asks. The status code pages add problem+json.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Refuse(
        StatusCodes.Status401Unauthorized, Request.Headers.Authorization.Count == 0 ? Bearer.Scheme : Prefix + "error=\"invalid_token\"");

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refuse(
        StatusCodes.Status403Forbidden, Prefix + "error=\"insufficient_scope\"");

    private Task Refuse(int status, string challenge)
    {
        Response.StatusCode = status;
        Response.Headers.WWWAuthenticate = challenge;
        Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
