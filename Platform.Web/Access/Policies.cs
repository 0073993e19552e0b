using Microsoft.AspNetCore.Authorization;
using Platform.Web.Features.Members;
using Platform.Web.Features.Tokens;

namespace Platform.Web.Access;

/// <summary>Every page that does more than read carries one of these; an architecture test insists.</summary>
public static class Policies
{
    public const string Member = nameof(Member);

    /// <summary>For the API: any token that holds.</summary>
    public const string ReadByToken = nameof(ReadByToken);

    /// <summary>For the API: a token that may write.</summary>
    public const string WriteByToken = nameof(WriteByToken);

    /// <summary>On a page the role; in the API a token has it where its scope covers it.</summary>
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
