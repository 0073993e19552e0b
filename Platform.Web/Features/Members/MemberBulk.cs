using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Members;

/// <summary>Statements about members that bypass the change log.</summary>
public static class MemberBulk
{
    /// <summary>
    /// One more text of a member was approved. No follower is told: what goes stale with the member would tell whose text a moderator
    /// just approved, and of a text by layer only nobody may know.
    /// </summary>
    public static Task<int> CountApproval(PlatformDb db, string memberKey) =>
        db.Members.Where(m => m.Key == memberKey).ExecuteUpdateAsync(set => set.SetProperty(m => m.ApprovedCount, m => m.ApprovedCount + 1));
}
