using Microsoft.AspNetCore.Authorization;
using Platform.Web.Features.Members;
using Platform.Web.Features.Tokens;

namespace Platform.Web.Access;

/// <summary>The authorization policies. An architecture test checks that every page that does more than read carries one.</summary>
public static class Policies
{
    public const string Member = nameof(Member);

    /// <summary>Allows any valid token, in the API.</summary>
    public const string ReadByToken = nameof(ReadByToken);

    /// <summary>Allows a token that may write, in the API.</summary>
    public const string WriteByToken = nameof(WriteByToken);

    /// <summary>
    /// Allows a moderator or administrator on pages. In the API it allows a token of such a member whose scope includes moderation.
    /// </summary>
    public const string Moderate = nameof(Moderate);
    public const string Administer = nameof(Administer);

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Member, p => p.RequireAuthenticatedUser());
        options.AddPolicy(ReadByToken, p => p.RequireClaim(MemberClaims.Scope));
        options.AddPolicy(WriteByToken, p => p.RequireClaim(MemberClaims.Scope, nameof(TokenScope.Write), nameof(TokenScope.Moderate)));
        options.AddPolicy(Moderate, p => p.RequireRole(nameof(MemberRoles.Moderator), nameof(MemberRoles.Administrator)));
        options.AddPolicy(Administer, p => p.RequireRole(nameof(MemberRoles.Administrator)));
    }
}
