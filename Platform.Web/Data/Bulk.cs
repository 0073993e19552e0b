using Microsoft.EntityFrameworkCore;
using Platform.Web.Shared;

namespace Platform.Web.Data;

/// <summary>
/// Statements that bypass the change tracker and so the change log: leases, locks and deletions in batches. A feature has its own in a file
/// named <c>…Bulk.cs</c>. Followers show nothing of these rows, or a save in the same transaction writes the change.
/// </summary>
public static class Bulk
{
    private const int MostAtOnce = 1000;

    /// <summary>Returns true when <paramref name="holder"/> has the lease until <paramref name="until"/>.</summary>
    public static async Task<bool> TakeLease(PlatformDb db, string name, string holder, DateTime now, DateTime until)
    {
        await MakeLock(db, name);
        return await db.Transact(() => db.Leases
            .Where(l => l.Name == name && (l.Holder == holder || l.Until < now))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, holder).SetProperty(l => l.Until, until))) == 1;
    }

    /// <summary>
    /// Makes transactions run one after another, where they change no common row that would do so: each locks this row first. Call <see
    /// cref="MakeLock"/> before the transaction.
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
            // Another node made the row at the same moment.
            made.State = EntityState.Detached;
        }
    }

    /// <summary>
    /// Deletes rows of which followers show nothing. Each batch is its own transaction, so that others wait briefly: SQL Server locks the
    /// whole table from about 5,000 locks, and SQLite has one writer at a time.
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
    /// Empties SQLite's write-ahead log, which still contains pages from before a deletion. SQL Server reuses its log by itself.
    /// </summary>
    /// <returns>False when readers prevented it; housekeeping empties the log within the hour.</returns>
    public static async Task<bool> EmptyLog(PlatformDb db, CancellationToken cancel = default)
    {
        if (db is not SqlitePlatformDb)
            return true;
        using var turn = await db.EnterGate(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            // The checkpoint blocks writers while it waits for readers of an older state, so it waits at most 250 ms.
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
