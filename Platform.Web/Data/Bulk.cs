using Microsoft.EntityFrameworkCore;
using Platform.Web.Shared;

namespace Platform.Web.Data;

/// <summary>
/// Statements that bypass the change tracker, and so the change log: leases, locks and deletions in batches. A feature keeps its own in
/// a file named <c>…Bulk.cs</c>. Each concerns nothing that followers show, or a save in the same transaction tells them.
/// </summary>
public static class Bulk
{
    private const int MostAtOnce = 1000;

    /// <summary>True when <paramref name="holder"/> has the lease until <paramref name="until"/>.</summary>
    public static async Task<bool> TakeLease(PlatformDb db, string name, string holder, DateTime now, DateTime until)
    {
        await MakeLock(db, name);
        return await db.Transact(() => db.Leases
            .Where(l => l.Name == name && (l.Holder == holder || l.Until < now))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, holder).SetProperty(l => l.Until, until))) == 1;
    }

    /// <summary>
    /// Makes transactions that must not see the same moment follow each other, where no row that they change does so: each locks
    /// this one first. <see cref="MakeLock"/> comes before the transaction.
    /// </summary>
    public static Task Lock(PlatformDb db, string name) =>
        db.Leases.Where(l => l.Name == name).ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, l => l.Until));

    public static async Task MakeLock(PlatformDb db, string name)
    {
        if (await db.Leases.AnyAsync(l => l.Name == name))
            return;
        var made = db.Leases.Add(new Lease(name));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (Conflicts.IsDuplicateKey(e))
        {
            // Another node made it at the same moment.
            made.State = EntityState.Detached;
        }
    }

    /// <summary>
    /// Deletes rows that followers show nothing of. A batch is a transaction, so that nobody waits long: from 5,000 locks on, SQL Server
    /// locks the whole table, and on SQLite one transaction is all that writes.
    /// </summary>
    public static async Task<int> Delete<T>(PlatformDb db, IOrderedQueryable<T> rows)
    {
        var all = 0;
        int some;
        do
        {
            some = await db.Transact(() => rows.Take(MostAtOnce).ExecuteDeleteAsync());
            all += some;
        }
        while (some == MostAtOnce);
        return all;
    }

    /// <summary>
    /// Empties SQLite's write-ahead log, which still holds pages as they were before a deletion. SQL Server reuses its log by itself.
    /// </summary>
    /// <returns>False when somebody was reading all the time; housekeeping does it within the hour.</returns>
    public static async Task<bool> EmptyLog(PlatformDb db, CancellationToken cancel = default)
    {
        if (db is not SqlitePlatformDb)
            return true;
        using var turn = await db.EnterGate(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            // It keeps writers out while it waits for readers of an older state, so it does not wait for long.
            command.CommandText = "PRAGMA busy_timeout=250; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout=5000;";
            await using var answers = await command.ExecuteReaderAsync(cancel);
            await answers.NextResultAsync(cancel);
            var emptied = await answers.ReadAsync(cancel) && answers.GetInt64(0) == 0;
            await answers.NextResultAsync(cancel);
            return emptied;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
