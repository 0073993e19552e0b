namespace Platform.Web.Data;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Statements a round trip at most; the provider's own choice when absent.</summary>
    public int? MaxBatchSize { get; set; }

    /// <summary>How long a start waits for another process: one that makes or upgrades the same SQLite database, or serves from the same data directory.</summary>
    public TimeSpan StartWithin { get; set; } = TimeSpan.FromMinutes(1);
}
