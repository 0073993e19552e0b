namespace Platform.Web.Features.Admin;

/// <summary>Texts for administrators.</summary>
public sealed class AdminText;
