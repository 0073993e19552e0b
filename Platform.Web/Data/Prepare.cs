using Microsoft.EntityFrameworkCore;

namespace Platform.Web.Data;

public static class Prepare
{
    /// <summary>Brings the database to this version's schema and refuses one that would misbehave.</summary>
    public static async Task PrepareDatabase(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        // Asking is cheap; migrating takes a lock in the database first, also when there is nothing to do.
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            await db.Database.MigrateAsync();
        if (db is SqlServerPlatformDb && !await ReadsSnapshots(db))
        {
            throw new InvalidOperationException(
                "This database lets readers wait for writers. Run once: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
        }
    }

    private static Task<bool> ReadsSnapshots(PlatformDb db) =>
        db.Database.SqlQuery<bool>($"SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()").SingleAsync();
}
