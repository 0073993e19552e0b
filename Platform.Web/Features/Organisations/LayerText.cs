namespace Platform.Web.Features.Organisations;

/// <summary>Texts with the names of the layers of government, and for authors who write by layer only.</summary>
public sealed class LayerText;
