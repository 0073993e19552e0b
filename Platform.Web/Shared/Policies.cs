using Microsoft.AspNetCore.Authorization;
using Platform.Web.Features.Members;

namespace Platform.Web.Shared;

/// <summary>Every page that does more than read carries one of these; an architecture test insists.</summary>
public static class Policies
{
    public const string Member = nameof(Member);
    public const string Moderate = nameof(Moderate);
    public const string Administer = nameof(Administer);

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Member, p => p.RequireAuthenticatedUser());
        options.AddPolicy(Moderate, p => p.RequireRole(nameof(MemberRoles.Moderator), nameof(MemberRoles.Administrator)));
        options.AddPolicy(Administer, p => p.RequireRole(nameof(MemberRoles.Administrator)));
    }
}
