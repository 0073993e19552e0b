using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Tests.Support;

/// <summary>
/// A database for one test: a copy of an SQLite file that was migrated once. Where PLATFORM_TEST_SQLSERVER contains a connection string, it
/// is a SQL Server database that is created by migration and dropped at the end.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public static readonly string? SqlServer = Environment.GetEnvironmentVariable("PLATFORM_TEST_SQLSERVER");

    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);

    private TestDatabase(DatabaseProvider provider, string connectionString, string folder)
    {
        Provider = provider;
        ConnectionString = connectionString;
        Folder = folder;
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>For other files of the test; deleted with the database.</summary>
    public string Folder { get; }

    public static async Task<TestDatabase> Create()
    {
        var folder = Directory.CreateTempSubdirectory("platform-test-").FullName;
        if (!string.IsNullOrEmpty(SqlServer))
        {
            var server = new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = "platform_test_" + Guid.NewGuid().ToString("N") };
            var database = new TestDatabase(DatabaseProvider.SqlServer, server.ToString(), folder);
            await using var db = database.Open();
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
            return database;
        }

        var file = Path.Combine(folder, "platform.db");
        File.Copy(await Template.Value, file);
        return new TestDatabase(DatabaseProvider.Sqlite, ConnectionTo(file), folder);
    }

    /// <summary>Returns the place of an SQLite database that does not exist yet.</summary>
    public static TestDatabase NotMadeYet()
    {
        var folder = Directory.CreateTempSubdirectory("platform-test-").FullName;
        return new TestDatabase(DatabaseProvider.Sqlite, ConnectionTo(Path.Combine(folder, "platform.db")), folder);
    }

    /// <summary>Opens a context without interceptors, to prepare or inspect data.</summary>
    public PlatformDb Open() => Provider == DatabaseProvider.SqlServer
        ? new SqlServerPlatformDb(new DbContextOptionsBuilder<SqlServerPlatformDb>().UseSqlServer(ConnectionString).Options)
        : new SqlitePlatformDb(new DbContextOptionsBuilder<SqlitePlatformDb>().UseSqlite(ConnectionString).Options);

    public async ValueTask DisposeAsync()
    {
        if (Provider == DatabaseProvider.SqlServer)
        {
            await using var db = Open();
            await db.Database.EnsureDeletedAsync();
        }
        else
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static string ConnectionTo(string file) => new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5 }.ToString();

    private static async Task<string> MakeTemplate()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("platform-template-").FullName, "template.db");
        await using var db = new SqlitePlatformDb(
            new DbContextOptionsBuilder<SqlitePlatformDb>().UseSqlite($"Data Source={file};Pooling=False").Options);
        await db.Database.MigrateAsync();
        return file;
    }
}
