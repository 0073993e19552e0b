using System.Security.Claims;
using Platform.Web.Features.Members;

namespace Platform.Web.Access;

public static class MemberClaims
{
    public const string Key = ClaimTypes.NameIdentifier;
    public const string Name = ClaimTypes.Name;
    public const string Session = "session";

    /// <summary>The scope of the token of this request; absent on pages.</summary>
    public const string Scope = "scope";

    /// <summary>Number of unread notifications, read together with the session.</summary>
    public const string Unread = "unread";

    /// <summary>Number of texts in the queue of the moderators, read together with the session; absent for other members.</summary>
    public const string Waiting = "waiting";

    /// <param name="roles">Null: all roles of the member.</param>
    public static ClaimsIdentity IdentityOf(Member member, string scheme, string? session = null, MemberRoles? roles = null)
    {
        var identity = new ClaimsIdentity(scheme, Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(Key, member.Key));
        identity.AddClaim(new Claim(Name, member.Name));
        foreach (var role in Enum.GetValues<MemberRoles>())
        {
            if (role != MemberRoles.None && (roles ?? member.Roles).HasFlag(role))
                identity.AddClaim(new Claim(ClaimTypes.Role, role.ToString()));
        }

        if (session is not null)
            identity.AddClaim(new Claim(Session, session));
        return identity;
    }

    public static MemberRoles RolesOf(ClaimsPrincipal user) =>
        user.FindAll(ClaimTypes.Role).Aggregate(MemberRoles.None, (roles, claim) =>
            Enum.TryParse<MemberRoles>(claim.Value, out var role) ? roles | role : roles);
}
