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

    /// <summary>The largest number of statements per round trip; null for the provider's default.</summary>
    public int? MaxBatchSize { get; set; }

    /// <summary>
    /// How long a start waits for another process that creates or upgrades the same SQLite database, or serves from the same data
    /// directory.
    /// </summary>
    public TimeSpan StartWithin { get; set; } = TimeSpan.FromMinutes(1);
}
