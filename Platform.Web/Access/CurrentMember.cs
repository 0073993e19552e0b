using System.Globalization;
using System.Security.Claims;

namespace Platform.Web.Access;

/// <summary>
/// Who makes this request. Its claims are read from the database at every request (see SessionCookie, BearerToken),
/// so a role given or taken holds at once.
/// </summary>
public sealed class CurrentMember(IHttpContextAccessor accessor)
{
    private ClaimsPrincipal? User => accessor.HttpContext?.User;

    public bool IsSignedIn => Key is not null;

    public string? Key => User?.FindFirstValue(MemberClaims.Key);

    public string? Name => User?.FindFirstValue(MemberClaims.Name);

    /// <summary>How many notifications wait to be read, as of the start of this request.</summary>
    public int Unread => int.TryParse(User?.FindFirstValue(MemberClaims.Unread), CultureInfo.InvariantCulture, out var unread) ? unread : 0;

    public Viewer Viewer => Key is { } key ? new Viewer(key, MemberClaims.RolesOf(User!)) : Viewer.Outsider;

    /// <summary>For pages behind a policy, where somebody is signed in.</summary>
    public string RequiredKey => Key ?? throw new InvalidOperationException("Nobody is signed in.");
}
