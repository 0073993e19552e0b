namespace Platform.Web.Features.Organisations;

/// <summary>Names of the layers of government, and what is said of someone who writes by layer only.</summary>
public sealed class LayerText;
