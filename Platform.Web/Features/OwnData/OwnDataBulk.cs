using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.OwnData;

/// <summary>Statements that delete a member's private data.</summary>
public static class OwnDataBulk
{
    /// <summary>
    /// Deletes the private data of a member. Runs in the transaction that erases the member, whose save informs the followers.
    /// </summary>
    /// <param name="addressPattern">From <see cref="SameText.Pattern"/>: unconfirmed registrations of the member's address are
    /// deleted too.</param>
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
