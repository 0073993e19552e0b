namespace Platform.Web.Features.Presence;

/// <summary>Marker of the texts of this feature.</summary>
public sealed class PresenceText;
