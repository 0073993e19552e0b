using Microsoft.EntityFrameworkCore;
using Platform.Web.Features.Accounts;
using Platform.Web.Followers;

namespace Platform.Web.Data;

/// <summary>
/// The only statements that go round the change tracker, and so round the change log. Each either concerns nothing
/// that followers show, or is followed in its transaction by a save that tells them.
/// </summary>
public static class Bulk
{
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
        if (!await db.Leases.AnyAsync(l => l.Name == name))
        {
            var lease = new Lease(name);
            db.Leases.Add(lease);
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException e) when (Conflicts.IsDuplicateKey(e))
            {
                db.Entry(lease).State = EntityState.Detached;
            }
        }

        return await db.Transact(() => db.Leases
            .Where(l => l.Name == name && (l.Holder == holder || l.Until < now))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, holder).SetProperty(l => l.Until, until))) == 1;
    }

    /// <summary>Drops change rows that every follower has long read; a node that was away longer rebuilds its index.</summary>
    public static Task<int> PruneChanges(PlatformDb db, DateTime before) =>
        db.Transact(() => db.Changes.Where(c => c.At < before).ExecuteDeleteAsync());

    /// <summary>A sliding session: noted at most once an hour.</summary>
    public static async Task SeeSession(PlatformDb db, string key, DateTime now, DateTime expiresAt) =>
        await db.Transact(() => db.Sessions.Where(s => s.Key == key)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now).SetProperty(s => s.ExpiresAt, expiresAt)));

    public static Task<int> DropExpiredSessions(PlatformDb db, DateTime now) =>
        db.Transact(() => db.Sessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync());

    /// <summary>Registrations without their code, codes that are no longer counted, and counts of guesses that are over.</summary>
    public static Task<int> ForgetGuessing(PlatformDb db, DateTime now) => db.Transact(async () =>
        await db.SignUps.Where(s => s.CreatedAt < now - Register.Kept).ExecuteDeleteAsync()
        + await db.MailedCodes.Where(c => c.CreatedAt < now - MailedCode.Kept).ExecuteDeleteAsync()
        + await db.GuessCounts.Where(g => g.ForgetAt < now).ExecuteDeleteAsync());

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
        db.Transact(() => db.AuditEntries.Where(a => a.At < before && (a.Action.StartsWith(AccountActs.Prefix) || a.Tally != null)).ExecuteDeleteAsync());

    /// <summary>Mail that was sent, or given up and left so, with what stood in it.</summary>
    public static Task<int> ForgetMail(PlatformDb db, DateTime before) =>
        db.Transact(() => db.Outbox.Where(m => m.SentAt < before || m.DeadAt < before).ExecuteDeleteAsync());

    public static Task<int> DropRemovedSearches(PlatformDb db, DateTime before) =>
        db.Transact(() => db.SavedSearches.Where(s => s.RemovedAt < before).ExecuteDeleteAsync());

    public static Task<int> ForgetMissedSearches(PlatformDb db, DateTime before) =>
        db.Transact(() => db.MissedSearches.Where(m => m.LastAt < before).ExecuteDeleteAsync());

    /// <summary>What nodes reported of rebuilds that nobody waits for any more.</summary>
    public static Task<int> DropIndexNodes(PlatformDb db, DateTime before) =>
        db.Transact(() => db.IndexNodes.Where(n => n.At < before).ExecuteDeleteAsync());

    /// <summary>Raises a round's version and returns it. First statement of a transaction: its row lock orders the round.</summary>
    public static async Task<long> AdvanceRound(PlatformDb db, string roundKey)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A round is changed inside PlatformDb.Transact.");
        await db.Rounds.Where(r => r.Key == roundKey).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version + 1));
        return await db.Rounds.Where(r => r.Key == roundKey).Select(r => r.Version).SingleAsync();
    }

    /// <summary>What guests left in a round. Called in the transaction that keeps its totals and so tells the followers.</summary>
    public static async Task DropGuests(PlatformDb db, string roundKey)
    {
        await db.RoundVotes.Where(v => v.RoundKey == roundKey).ExecuteDeleteAsync();
        await db.RoundOpinions.Where(o => o.RoundKey == roundKey).ExecuteDeleteAsync();
        await db.RoundGuests.Where(g => g.RoundKey == roundKey).ExecuteDeleteAsync();
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
        db.Transact(() => db.Notifications.Where(n => n.ReadAt < readBefore || n.At < madeBefore).ExecuteDeleteAsync());

    /// <summary>What was a member's alone. Called in the transaction that erases them and so tells the followers.</summary>
    public static async Task DropPrivate(PlatformDb db, string memberKey)
    {
        await db.Drafts.Where(d => d.OwnerKey == memberKey).ExecuteDeleteAsync();
        await db.ReadingPositions.Where(r => r.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.Notifications.Where(n => n.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.MutedTopics.Where(m => m.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.SavedSearches.Where(s => s.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.Memberships.Where(m => m.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.ApiTokens.Where(t => t.AccountId == memberKey).ExecuteDeleteAsync();
    }
}
