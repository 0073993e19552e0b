namespace Platform.Web.Features.Members;

/// <summary>What someone is or may do beside being a member. An administrator may do what a moderator may.</summary>
[Flags]
public enum MemberRoles
{
    None = 0,
    Scientist = 1,
    Moderator = 2,
    Administrator = 4,
}
