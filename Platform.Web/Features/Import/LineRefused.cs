namespace Platform.Web.Features.Import;

/// <summary>A line of an import that cannot be kept; the others are.</summary>
public sealed class LineRefused(string reason) : Exception(reason);
