using Platform.Web.Features.Members;

namespace Platform.Web.Access;

/// <summary>The person who looks: the key and roles on which visibility and permissions depend. A null key is a visitor.</summary>
public sealed record Viewer(string? MemberKey, MemberRoles Roles)
{
    public static readonly Viewer Outsider = new(null, MemberRoles.None);

    /// <summary>For what every member may see.</summary>
    public static readonly Viewer AnyMember = new("", MemberRoles.None);

    public bool IsMember => MemberKey is not null;

    public bool IsModerator => Roles.HasFlag(MemberRoles.Moderator) || IsAdministrator;

    public bool IsAdministrator => Roles.HasFlag(MemberRoles.Administrator);
}
