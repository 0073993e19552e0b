using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>Counts guesses in the database, so that a lock applies on every node and after a restart.</summary>
public sealed class Guesses(PlatformDb db, TimeProvider clock)
{
    private const int MostTries = 5;

    /// <summary>Hashes the name of a secret. Each secret must have a name of its own.</summary>
    public static string KeyOf(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));

    public Task<bool> IsLocked(string key)
    {
        var now = clock.UtcNow();
        return db.GuessCounts.AnyAsync(g => g.Key == key && g.LockedUntil > now);
    }

    /// <summary>Counts one guess and saves at once. The caller may have no other unsaved changes.</summary>
    public async Task<Guess> Take(string key, TimeSpan firstLock)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await db.Transact(async () =>
                {
                    var count = await db.GuessCounts.SingleOrDefaultAsync(g => g.Key == key) ?? db.GuessCounts.Add(new GuessCount(key)).Entity;
                    return count.Take(clock.UtcNow(), firstLock);
                });
            }
            catch (DbUpdateException e) when (tries < MostTries && (e is DbUpdateConcurrencyException || Conflicts.IsDuplicateKey(e)))
            {
                // Somebody else counted a guess at the same moment.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Deletes the counts after a right guess.</summary>
    public Task Forget(params string[] keys) => AccountBulk.DeleteGuesses(db, keys);
}
