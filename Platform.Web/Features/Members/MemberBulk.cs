using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Members;

/// <summary>Statements about members that bypass the change log.</summary>
public static class MemberBulk
{
    /// <summary>
    /// Adds one to the number of a member's approved texts. It writes no change row: if the cached pages of the member expired at that
    /// moment, this would reveal whose text was just approved, also of a text by layer only.
    /// </summary>
    public static Task<int> CountApproval(PlatformDb db, string memberKey) =>
        db.Members.Where(m => m.Key == memberKey).ExecuteUpdateAsync(set => set.SetProperty(m => m.ApprovedCount, m => m.ApprovedCount + 1));
}
