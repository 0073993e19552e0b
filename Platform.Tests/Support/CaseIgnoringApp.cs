using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Platform.Web.Data;

namespace Platform.Tests.Support;

/// <summary>
/// An application whose database ignores case, as SQL Server does by default. Each text column of the SQLite file is made NOCASE before the
/// application opens it.
/// </summary>
public sealed class CaseIgnoringApp : PlatformApp
{
    public CaseIgnoringApp() => Settings["Moderation:ApprovedBeforeTrust"] = "0";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // On SQL Server the columns keep the collation of the migrations.
        if (Database.Provider == DatabaseProvider.Sqlite)
            IgnoreCase();
        base.ConfigureWebHost(builder);
    }

    private void IgnoreCase()
    {
        using var connection = new SqliteConnection(Database.ConnectionString + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, '" TEXT ', '" TEXT COLLATE NOCASE ') WHERE type = 'table' AND name <> '__EFMigrationsHistory';
            PRAGMA writable_schema = RESET;
            REINDEX;
            """;
        command.ExecuteNonQuery();
    }
}
