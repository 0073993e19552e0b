using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Tokens;

/// <summary>Statements on tokens that bypass the change log, because no follower shows tokens.</summary>
public static class TokenBulk
{
    /// <summary>Records the use of a token. The caller does this at most once an hour.</summary>
    public static Task<int> UseToken(PlatformDb db, string hash, DateTime now) =>
        db.Transact(() => db.ApiTokens.Where(t => t.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now)));
}
