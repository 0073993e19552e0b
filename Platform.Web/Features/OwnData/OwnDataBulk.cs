using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.OwnData;

/// <summary>Deletes what was a member's alone.</summary>
public static class OwnDataBulk
{
    /// <summary>What was a member's alone. Called in the transaction that erases them and so tells the followers.</summary>
    /// <param name="addressPattern">Of <see cref="SameText.Pattern"/>: registrations of their address that nobody confirmed go too.</param>
    public static async Task DeletePrivate(PlatformDb db, string memberKey, string addressPattern)
    {
        await db.Drafts.Where(d => d.OwnerKey == memberKey).ExecuteDeleteAsync();
        await db.ReadingPositions.Where(r => r.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.Notifications.Where(n => n.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.MutedTopics.Where(m => m.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.SavedSearches.Where(s => s.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.Memberships.Where(m => m.MemberKey == memberKey).ExecuteDeleteAsync();
        await db.ApiTokens.Where(t => t.AccountId == memberKey).ExecuteDeleteAsync();
        await db.SignUps.Where(s => EF.Functions.Like(s.Email, addressPattern, SameText.Escape)).ExecuteDeleteAsync();
    }
}
