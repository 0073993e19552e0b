using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Platform.Web.Data;

/// <summary>
/// Applies all pending migrations of SQLite in one transaction, so that a kill leaves the database as it was. EF Core commits in the middle
/// of a migration that rebuilds a table, because it switches foreign keys off and on. Its lock is a row that a killed process leaves
/// behind. Here foreign keys are switched off before the transaction, and SQLite's own lock is enough.
/// </summary>
internal static class SqliteUpgrade
{
    public static async Task Run(PlatformDb db, ILogger log)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await Execute(db, "PRAGMA foreign_keys=OFF");
            await using var transaction = await db.Database.BeginTransactionAsync();
            await Apply(db, log);
            await transaction.CommitAsync();
        }
        catch (SqliteException e)
        {
            throw new StartRefused($"The upgrade failed: {e.Message} The database is as it was before. Report this; the version you had still fits the database.", e);
        }
        finally
        {
            await Execute(db, "PRAGMA foreign_keys=ON");
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task Apply(PlatformDb db, ILogger log)
    {
        var all = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync()).ToList();
        var pending = all.Except(applied).ToList();
        if (pending.Count == 0)
            return;
        log.LogInformation("Migrating the database from {From} to {To}", applied.LastOrDefault() ?? "nothing", pending[^1]);
        var brokenBefore = await BrokenReferences(db);
        var migrator = db.GetService<IMigrator>();
        foreach (var migration in pending)
        {
            var at = all.IndexOf(migration);
            await Execute(db, migrator.GenerateScript(at == 0 ? Migration.InitialDatabase : all[at - 1], migration, MigrationsSqlGenerationOptions.NoTransactions));
        }

        // Earlier versions let EF Core take its lock; a killed process left the lock taken.
        await Execute(db, """DROP TABLE IF EXISTS "__EFMigrationsLock" """);
        if (await BrokenReferences(db) > brokenBefore)
            throw new StartRefused("The upgrade would leave rows that point at nothing. The database is as it was before. Report this; the version you had still fits the database.");
        log.LogInformation("The database is at {To}", pending[^1]);
    }

    private static async Task<long> BrokenReferences(PlatformDb db)
    {
        await using var command = Command(db, "SELECT count(*) FROM pragma_foreign_key_check");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Execute(PlatformDb db, string sql)
    {
        await using var command = Command(db, sql);
        await command.ExecuteNonQueryAsync();
    }

    private static System.Data.Common.DbCommand Command(PlatformDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }
}
