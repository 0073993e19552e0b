using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Data;

/// <summary>
/// Adds the change rows for followers to every save, in the same transaction, one per key. Raises the concurrency number of edited
/// entities. After the commit, and before the request is answered, it invalidates this node's caches and wakes its followers.
/// </summary>
public sealed class Saving(TimeProvider clock, ChangeSignal signal, Invalidations invalidations) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Stamp(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Stamp(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var db = (PlatformDb)eventData.Context!;
        if (db.Database.CurrentTransaction is null)
        {
            invalidations.Raise(db.TakeUntold());
            signal.Raise();
        }

        return ValueTask.FromResult(result);
    }

    private void Stamp(DbContext db)
    {
        db.ChangeTracker.DetectChanges();
        var saved = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        foreach (var edited in saved.Where(e => e.State == EntityState.Modified).Select(e => e.Entity).OfType<IConcurrent>())
            edited.Raise();
        var at = clock.UtcNow();
        foreach (var change in saved.Select(e => e.Entity).OfType<IChangeSource>().SelectMany(s => s.Changes()).Distinct())
        {
            db.Add(new Change(change, at));
            ((PlatformDb)db).Tell(change);
        }
    }
}

/// <summary>Invalidates this node's caches and wakes its followers after the commit of a larger transaction.</summary>
public sealed class Committing(ChangeSignal signal, Invalidations invalidations) : DbTransactionInterceptor
{
    public override Task TransactionCommittedAsync(
        System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PlatformDb db)
            invalidations.Raise(db.TakeUntold());
        signal.Raise();
        return Task.CompletedTask;
    }
}
