namespace Platform.Web.Features.Finding;

/// <summary>Texts of what is found while doing something else.</summary>
public sealed class FindingText;
