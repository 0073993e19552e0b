using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

/// <summary>Shows a moderator the name of an author by layer only, and records that in the audit trail.</summary>
public sealed class ShowName(PlatformDb db, AuditTrail audit, TimeProvider clock)
{
    public const string Action = "review.show-name";

    /// <returns>Null when there is no such item.</returns>
    public async Task<PersonSeen?> Show(string itemKey, Viewer moderator)
    {
        if (!moderator.IsModerator)
            throw new RuleBroken("OnlyModerators");
        var item = await db.ReviewItems.AsNoTracking().SingleOrDefaultAsync(i => i.Key == itemKey);
        if (item is null)
            return null;
        var author = item.PostKey is { } post
            ? (await db.Posts.AsNoTracking().Include(p => p.Author).Include(p => p.Organisation).SingleAsync(p => p.Key == post)).AuthorFacts()
            : (await db.Contributions.AsNoTracking().Include(c => c.Author).Include(c => c.Organisation).SingleAsync(c => c.Key == item.ContributionKey)).AuthorFacts();
        var subject = item.PostKey is null ? $"contribution:{item.ContributionKey}" : $"post:{item.PostKey}";
        audit.Record(moderator.MemberKey, Action, subject, "shown", clock.UtcNow());
        await db.SaveChangesAsync();
        return (author with { ByLayerOnly = false }).SeenBy(moderator);
    }
}
