namespace Platform.Web.Features.Members;

/// <summary>Texts of profiles and of "Mijn werk".</summary>
public sealed class MemberText;
