namespace Platform.Web.Data;

/// <summary>The program cannot start as things are; the message says why, and what to do.</summary>
public sealed class StartRefused(string message, Exception? cause = null) : Exception(message, cause);
