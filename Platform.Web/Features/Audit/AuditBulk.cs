using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Audit;

/// <summary>Statements about the audit trail that bypass the change log. No follower needs the audit trail.</summary>
public static class AuditBulk
{
    /// <returns>Number of rows with this tally: 1, or 0 when there is none yet.</returns>
    public static Task<int> CountAudit(PlatformDb db, string tally) =>
        db.Transact(() => db.AuditEntries.Where(a => a.Tally == tally).ExecuteUpdateAsync(set => set.SetProperty(a => a.Times, a => a.Times + 1)));
}
