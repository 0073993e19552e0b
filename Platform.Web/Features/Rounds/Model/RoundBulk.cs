using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Rounds;

/// <summary>Statements on rounds that bypass the change log. A save in the same transaction informs the followers.</summary>
public static class RoundBulk
{
    /// <summary>
    /// Raises a round's version and returns it. Must be the first statement of a transaction: its row lock puts all acts in order.
    /// </summary>
    public static async Task<long> AdvanceRound(PlatformDb db, string roundKey)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A round is changed inside PlatformDb.Transact.");
        await db.Rounds.Where(r => r.Key == roundKey).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version + 1));
        return await db.Rounds.Where(r => r.Key == roundKey).Select(r => r.Version).SingleAsync();
    }

    /// <summary>
    /// Deletes the guests' rows of rounds that hold only totals. No page shows these rows any more, so no follower needs to know.
    /// </summary>
    public static async Task DeleteForgottenGuests(PlatformDb db)
    {
        var forgotten = db.Rounds.Where(r => r.ForgottenAt != null);
        await Bulk.Delete(db, db.RoundVotes.Where(v => forgotten.Any(r => r.Key == v.RoundKey)).OrderBy(v => v.QuestionKey).ThenBy(v => v.GuestKey));
        await Bulk.Delete(db, db.RoundOpinions.Where(o => forgotten.Any(r => r.Key == o.RoundKey)).OrderBy(o => o.RoundKey).ThenBy(o => o.GuestKey).ThenBy(o => o.Phase));
        await Bulk.Delete(db, db.RoundGuests.Where(g => forgotten.Any(r => r.Key == g.RoundKey)).OrderBy(g => g.RoundKey).ThenBy(g => g.Key));
    }
}
