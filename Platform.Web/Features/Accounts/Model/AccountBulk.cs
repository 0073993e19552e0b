using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Accounts;

/// <summary>Statements on accounts that bypass the change log, because no follower shows these columns.</summary>
public static class AccountBulk
{
    /// <summary>Extends a session that is in use. The caller does this at most once an hour.</summary>
    public static async Task SeeSession(PlatformDb db, string key, DateTime now, DateTime expiresAt) =>
        await db.Transact(() => db.Sessions.Where(s => s.Key == key)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now).SetProperty(s => s.ExpiresAt, expiresAt)));

    /// <summary>Deletes guess counts, within the caller's transaction if there is one.</summary>
    public static Task<int> DeleteGuesses(PlatformDb db, IReadOnlyCollection<string> keys)
    {
        return db.Database.CurrentTransaction is null ? db.Transact(Delete) : Delete();

        Task<int> Delete() => db.GuessCounts.Where(g => keys.Contains(g.Key)).ExecuteDeleteAsync();
    }
}
