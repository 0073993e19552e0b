using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Audit;

/// <summary>Statements about the audit trail that bypass the change log; no follower shows it.</summary>
public static class AuditBulk
{
    /// <returns>How many rows have this tally: one, or none yet.</returns>
    public static Task<int> CountAudit(PlatformDb db, string tally) =>
        db.Transact(() => db.AuditEntries.Where(a => a.Tally == tally).ExecuteUpdateAsync(set => set.SetProperty(a => a.Times, a => a.Times + 1)));
}
