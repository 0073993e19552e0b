using Platform.Web.Features.Members;

namespace Platform.Web.Access;

/// <summary>Whoever looks: what visibility and permissions depend on, and nothing more.</summary>
public sealed record Viewer(string? MemberKey, MemberRoles Roles)
{
    public static readonly Viewer Outsider = new(null, MemberRoles.None);

    /// <summary>For what all members may see, whoever they are.</summary>
    public static readonly Viewer AnyMember = new("", MemberRoles.None);

    public bool IsMember => MemberKey is not null;

    public bool IsModerator => Roles.HasFlag(MemberRoles.Moderator) || IsAdministrator;

    public bool IsAdministrator => Roles.HasFlag(MemberRoles.Administrator);
}
