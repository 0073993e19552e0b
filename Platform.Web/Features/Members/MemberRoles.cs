namespace Platform.Web.Features.Members;

/// <summary>The roles that a member can have. An administrator may do everything that a moderator may do.</summary>
[Flags]
public enum MemberRoles
{
    None = 0,
    Scientist = 1,
    Moderator = 2,
    Administrator = 4,
}
