namespace Platform.Web.Features.Import;

/// <summary>The reason why a line cannot be imported. Other lines are not affected.</summary>
public sealed class LineRefused(string reason) : Exception(reason);
