using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Shared;

namespace Platform.Web.Data;

public static class Prepare
{
    /// <summary>
    /// Brings the database to the schema of this version and adds its first content. Writes to standard error why it cannot.
    /// </summary>
    /// <param name="serves">Whether this process also locks the data directory for itself.</param>
    /// <param name="fill">Adds the first content, while the database is locked; null for none.</param>
    /// <returns>False when the process must stop.</returns>
    public static async Task<bool> PrepareDatabase(this IServiceProvider services, bool serves, Func<IServiceProvider, Task>? fill)
    {
        try
        {
            await Run(services, serves, fill);
            return true;
        }
        catch (StartRefused e)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }
        catch (Exception e) when (e is SqliteException or UnauthorizedAccessException or DirectoryNotFoundException)
        {
            await Console.Error.WriteLineAsync($"The database cannot be used: {e.Message} Its folder must exist, and the user that runs this must be able to write there.");
        }

        return false;
    }

    private static async Task Run(IServiceProvider services, bool serves, Func<IServiceProvider, Task>? fill)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Prepare).FullName!);
        var folder = services.GetRequiredService<IOptions<PlatformOptions>>().Value.DataDirectory;
        var patience = services.GetRequiredService<IOptions<DatabaseOptions>>().Value.StartWithin;
        OwnFiles.Close(folder, log);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        using (db is SqlitePlatformDb ? await FileLock.OfDatabase(db.Database.GetConnectionString()!, patience, log) : null)
        {
            if (db is SqlServerPlatformDb)
                await PrepareSqlServer(db, log);
            else
                await PrepareSqlite(db, log);
            if (fill is not null)
                await fill(services);
        }

        if (serves)
            await services.GetRequiredService<ServedDirectory>().Hold(folder, patience, log);
    }

    private static async Task PrepareSqlite(PlatformDb db, ILogger log)
    {
        var all = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync()).ToList();
        if (applied.Except(all).FirstOrDefault() is { } later)
        {
            throw new StartRefused(
                $"This database was made by a later version of the program: it has migration {later}, which is unknown here. "
                + "Start that version again, or restore the back-up that was made before the upgrade.");
        }

        if (applied.Count < all.Count)
            await SqliteUpgrade.Run(db, log);
    }

    private static async Task PrepareSqlServer(PlatformDb db, ILogger log)
    {
        // Checking for pending migrations is cheap; migrating takes a lock in the database even when there is nothing to do. The server
        // releases that lock when the connection ends, and each migration is one transaction.
        if ((await db.Database.GetPendingMigrationsAsync()).LastOrDefault() is { } latest)
        {
            log.LogInformation("Migrating the database to {To}", latest);
            await db.Database.MigrateAsync();
        }

        if (!await ReadsSnapshots(db))
            throw new StartRefused("This database lets readers wait for writers. Run once: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
    }

    private static Task<bool> ReadsSnapshots(PlatformDb db) =>
        db.Database.SqlQuery<bool>($"SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()").SingleAsync();
}
