namespace Platform.Web.Data;

/// <summary>Thrown when the program cannot start. The message states the reason and what to do.</summary>
public sealed class StartRefused(string message, Exception? cause = null) : Exception(message, cause);
