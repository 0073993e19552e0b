namespace Platform.Search;

/// <summary>The index in this folder cannot be read. It is derived: rebuild it.</summary>
public sealed class IndexDamagedException(string folder, Exception cause) : Exception($"The search index in {folder} is damaged: {cause.Message}", cause);
