namespace Platform.Web.Features.Presence;

/// <summary>Texts about the readers of a thread.</summary>
public sealed class PresenceText;
