using Microsoft.EntityFrameworkCore;
using Platform.Web.Features.Accounts;
using Platform.Web.Changes;

namespace Platform.Web.Data;

/// <summary>
/// The only statements that go round the change tracker, and so round the change log. Each either concerns nothing
/// that followers show, or is followed in its transaction by a save that tells them.
/// </summary>
public static class Bulk
{
    private const int MostAtOnce = 1000;

    /// <summary>
    /// Takes the next <paramref name="count"/> numbers of a thread and returns the last. First statement of a transaction:
    /// its row lock orders the thread. Optimistic posting lost 45 of 500 posts with 50 writers; this lost none.
    /// </summary>
    public static async Task<long> AdvanceSequence(PlatformDb db, string threadKey, int count)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A thread is changed inside PlatformDb.Transact.");
        await db.Threads.Where(t => t.Key == threadKey)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Sequence, t => t.Sequence + count));
        return await db.Threads.Where(t => t.Key == threadKey).Select(t => t.Sequence).SingleAsync();
    }

    /// <summary>Inside the transaction that then writes the totals of these posts.</summary>
    public static Task<int> MarkCounted(PlatformDb db, IReadOnlyCollection<string> posts) =>
        db.Votes.Where(v => posts.Contains(v.PostKey) && !v.Counted).ExecuteUpdateAsync(set => set.SetProperty(v => v.Counted, true));

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

    /// <summary>Drops change rows that every follower has long read; a node that was away longer rebuilds its index.</summary>
    public static Task<int> PruneChanges(PlatformDb db, DateTime before) => Delete(db, db.Changes.Where(c => c.At < before).OrderBy(c => c.Id));

    /// <summary>A sliding session: noted at most once an hour.</summary>
    public static async Task SeeSession(PlatformDb db, string key, DateTime now, DateTime expiresAt) =>
        await db.Transact(() => db.Sessions.Where(s => s.Key == key)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now).SetProperty(s => s.ExpiresAt, expiresAt)));

    /// <summary>Noted at most once an hour.</summary>
    public static Task<int> UseToken(PlatformDb db, string hash, DateTime now) =>
        db.Transact(() => db.ApiTokens.Where(t => t.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now)));

    /// <summary>Registrations without their code, codes that are no longer counted, and counts of guesses that are over.</summary>
    public static async Task<int> ForgetGuessing(PlatformDb db, DateTime now) =>
        await Delete(db, db.SignUps.Where(s => s.CreatedAt < now - Register.Kept).OrderBy(s => s.CreatedAt))
        + await Delete(db, db.MailedCodes.Where(c => c.CreatedAt < now - MailedCode.Kept).OrderBy(c => c.CreatedAt))
        + await Delete(db, db.GuessCounts.Where(g => g.ForgetAt < now).OrderBy(g => g.ForgetAt));

    /// <summary>Also inside a transaction: one of the caller's.</summary>
    public static Task<int> ForgetGuesses(PlatformDb db, IReadOnlyCollection<string> keys)
    {
        return db.Database.CurrentTransaction is null ? db.Transact(Delete) : Delete();

        Task<int> Delete() => db.GuessCounts.Where(g => keys.Contains(g.Key)).ExecuteDeleteAsync();
    }

    /// <returns>How many rows have this tally: one, or none yet.</returns>
    public static Task<int> CountAudit(PlatformDb db, string tally) =>
        db.Transact(() => db.AuditEntries.Where(a => a.Tally == tally).ExecuteUpdateAsync(set => set.SetProperty(a => a.Times, a => a.Times + 1)));

    /// <summary>What happened to accounts, and what was refused. Acts of moderators and administrators stay.</summary>
    public static Task<int> ForgetAccountActs(PlatformDb db, DateTime before) =>
        Delete(db, db.AuditEntries.Where(a => a.At < before && (a.Action.StartsWith(AccountActs.Prefix) || a.Tally != null)).OrderBy(a => a.Id));

    /// <summary>Tokens that ended so long ago that their owner need not see them any more.</summary>
    public static Task<int> DropExpiredTokens(PlatformDb db, DateTime before) =>
        Delete(db, db.ApiTokens.Where(t => t.ExpiresAt < before).OrderBy(t => t.ExpiresAt));

    public static Task<int> DropExpiredSessions(PlatformDb db, DateTime now) =>
        Delete(db, db.Sessions.Where(s => s.ExpiresAt < now).OrderBy(s => s.ExpiresAt));

    /// <summary>Mail that was sent, or given up and left so, with what stood in it; and what a guest was written, sent or not, when their data go.</summary>
    public static Task<int> ForgetMail(PlatformDb db, DateTime before, DateTime now) =>
        Delete(db, db.Outbox.Where(m => m.SentAt < before || m.DeadAt < before || m.ForgetBy < now).OrderBy(m => m.Key));

    /// <summary>
    /// One more text of a member was approved. No follower is told: what goes stale with the member would tell whose text a moderator
    /// just approved, and of a text by layer only nobody may know.
    /// </summary>
    public static Task<int> CountApproval(PlatformDb db, string memberKey) =>
        db.Members.Where(m => m.Key == memberKey).ExecuteUpdateAsync(set => set.SetProperty(m => m.ApprovedCount, m => m.ApprovedCount + 1));

    public static Task<int> DropRemovedSearches(PlatformDb db, DateTime before) =>
        Delete(db, db.SavedSearches.Where(s => s.RemovedAt < before).OrderBy(s => s.Key));

    public static Task<int> ForgetMissedSearches(PlatformDb db, DateTime before) =>
        Delete(db, db.MissedSearches.Where(m => m.LastAt < before).OrderBy(m => m.LastAt));

    /// <summary>What nodes reported of rebuilds that nobody waits for any more.</summary>
    public static Task<int> DropIndexNodes(PlatformDb db, DateTime before) => Delete(db, db.IndexNodes.Where(n => n.At < before).OrderBy(n => n.Key));

    /// <summary>
    /// A batch a transaction, so that nobody waits long: from 5,000 locks on SQL Server locks the whole table, and on SQLite
    /// one transaction is all that writes.
    /// </summary>
    private static async Task<int> Delete<T>(PlatformDb db, IOrderedQueryable<T> rows)
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

    /// <summary>Raises a round's version and returns it. First statement of a transaction: its row lock orders the round.</summary>
    public static async Task<long> AdvanceRound(PlatformDb db, string roundKey)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A round is changed inside PlatformDb.Transact.");
        await db.Rounds.Where(r => r.Key == roundKey).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version + 1));
        return await db.Rounds.Where(r => r.Key == roundKey).Select(r => r.Version).SingleAsync();
    }

    /// <summary>What guests left in rounds that keep no more than their totals. Those rounds show nothing of these rows, so no follower is told.</summary>
    public static async Task DropForgottenGuests(PlatformDb db)
    {
        var forgotten = db.Rounds.Where(r => r.ForgottenAt != null);
        await Delete(db, db.RoundVotes.Where(v => forgotten.Any(r => r.Key == v.RoundKey)).OrderBy(v => v.QuestionKey).ThenBy(v => v.GuestKey));
        await Delete(db, db.RoundOpinions.Where(o => forgotten.Any(r => r.Key == o.RoundKey)).OrderBy(o => o.RoundKey).ThenBy(o => o.GuestKey).ThenBy(o => o.Phase));
        await Delete(db, db.RoundGuests.Where(g => forgotten.Any(r => r.Key == g.RoundKey)).OrderBy(g => g.RoundKey).ThenBy(g => g.Key));
    }

    /// <summary>Marks all that have <paramref name="from"/> as moment of reading (null: unread) with <paramref name="to"/>.</summary>
    public static Task ReadNotifications(PlatformDb db, string memberKey, DateTime? from, DateTime? to) => db.Transact(async () =>
    {
        var changed = await db.Notifications.Where(n => n.MemberKey == memberKey && n.ReadAt == from)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, to));
        if (changed > 0)
            db.Changes.Add(new Change(new ChangeKey(ChangeKind.Notification, memberKey), to ?? from!.Value));
    });

    public static Task<int> ForgetNotifications(PlatformDb db, DateTime readBefore, DateTime madeBefore) =>
        Delete(db, db.Notifications.Where(n => n.ReadAt < readBefore || n.At < madeBefore).OrderBy(n => n.Key));

    /// <summary>What was a member's alone. Called in the transaction that erases them and so tells the followers.</summary>
    /// <param name="addressPattern">Of <see cref="SameText.Pattern"/>: registrations of their address that nobody confirmed go too.</param>
    public static async Task DropPrivate(PlatformDb db, string memberKey, string addressPattern)
    {
        await db.Drafts.Where(d => d.OwnerKey == memberKey).ExecuteDeleteAsync();
        await db.ReadingPositions.Where(r => r.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.Notifications.Where(n => n.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.MutedTopics.Where(m => m.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.SavedSearches.Where(s => s.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.Memberships.Where(m => m.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.ApiTokens.Where(t => t.AccountId == memberKey).ExecuteDeleteAsync();
        await db.SignUps.Where(s => EF.Functions.Like(s.Email, addressPattern, SameText.Escape)).ExecuteDeleteAsync();
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
