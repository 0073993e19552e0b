using System.Globalization;
using System.Security.Claims;

namespace Platform.Web.Access;

/// <summary>
/// The member who makes this request. Claims are those of now (see SessionCookie and BearerToken), so a change of roles has effect at
/// once.
/// </summary>
public sealed class CurrentMember(IHttpContextAccessor accessor)
{
    private ClaimsPrincipal? User => accessor.HttpContext?.User;

    public bool IsSignedIn => Key is not null;

    public string? Key => User?.FindFirstValue(MemberClaims.Key);

    public string? Name => User?.FindFirstValue(MemberClaims.Name);

    /// <summary>Number of unread notifications at the start of this request.</summary>
    public int Unread => int.TryParse(User?.FindFirstValue(MemberClaims.Unread), CultureInfo.InvariantCulture, out var unread) ? unread : 0;

    /// <summary>Unread notifications are counted up to this number, which is shown as "99+".</summary>
    public const int MostUnread = 100;

    public string UnreadShown => Shown(Unread, MostUnread);

    /// <summary>Texts in the queue are counted up to this number, which is shown as "99+".</summary>
    public const int MostWaiting = 100;

    /// <summary>Number of texts that waited for a moderator at the start of this request. Zero for others than moderators.</summary>
    public int Waiting => int.TryParse(User?.FindFirstValue(MemberClaims.Waiting), CultureInfo.InvariantCulture, out var waiting) ? waiting : 0;

    public string WaitingShown => Shown(Waiting, MostWaiting);

    public Viewer Viewer => Key is { } key ? new Viewer(key, MemberClaims.RolesOf(User!)) : Viewer.Outsider;

    private static string Shown(int count, int most) => count < most ? count.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{most - 1}+");

    /// <summary>The member's key, for pages behind a policy that requires sign-in. Throws when nobody is signed in.</summary>
    public string RequiredKey => Key ?? throw new InvalidOperationException("Nobody is signed in.");
}
