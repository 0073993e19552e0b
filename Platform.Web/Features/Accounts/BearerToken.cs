using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>Signs in the holder of an API token. A token that is wrong is refused, even where none is needed.</summary>
public sealed class BearerToken(
    PlatformDb db, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var hash = ApiToken.HashOf(header["Bearer ".Length..].Trim());
        var member = await db.ApiTokens.AsNoTracking()
            .Where(t => t.Hash == hash)
            .Select(t => t.Account.Member)
            .SingleOrDefaultAsync(Context.RequestAborted);
        if (member is null)
            return AuthenticateResult.Fail("Unknown token.");
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(MemberClaims.IdentityOf(member, Name)), Name));
    }
}
