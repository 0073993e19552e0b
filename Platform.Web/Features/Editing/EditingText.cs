namespace Platform.Web.Features.Editing;

/// <summary>Marker of the texts of this feature.</summary>
public sealed class EditingText;
