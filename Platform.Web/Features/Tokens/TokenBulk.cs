using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Tokens;

/// <summary>Statements about tokens that bypass the change log; no follower shows them.</summary>
public static class TokenBulk
{
    /// <summary>Noted at most once an hour.</summary>
    public static Task<int> UseToken(PlatformDb db, string hash, DateTime now) =>
        db.Transact(() => db.ApiTokens.Where(t => t.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now)));
}
