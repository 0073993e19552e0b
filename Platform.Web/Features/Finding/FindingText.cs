namespace Platform.Web.Features.Finding;

/// <summary>Texts for suggestions and for similar and related content.</summary>
public sealed class FindingText;
