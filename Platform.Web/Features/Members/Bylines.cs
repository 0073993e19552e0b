using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Members;

/// <summary>Signs a text with the affiliation of this moment.</summary>
public sealed class Bylines(PlatformDb db, TimeProvider clock)
{
    /// <summary>In a smaller layer, "iemand bij een provincie" would be a name.</summary>
    public const int FewestToHideAmong = 10;

    /// <summary>Who wrote longer ago is nobody whom a reader would think of.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromDays(365);

    /// <param name="before">How the same text was signed before. Who wrote it by layer only stays as they were shown then: a layer
    /// that changed with a later version would tell when its author changed jobs.</param>
    public async Task<Byline> Of(Member member, bool byLayerOnly, Byline? before = null)
    {
        if (byLayerOnly && before is { ByLayerOnly: true } && before.MemberKey == member.Key)
            return before;
        var layer = await db.Organisations.Where(o => o.Key == member.OrganisationKey).Select(o => (Layer?)o.Layer).SingleOrDefaultAsync();
        if (byLayerOnly && layer is { } one && await CountWriters(one) < FewestToHideAmong)
            layer = null;
        return new Byline(member.Key, member.OrganisationKey, byLayerOnly, layer);
    }

    /// <summary>
    /// People who can have written: with a confirmed address and a text before readers in the last year. Who was imported, or made
    /// an account and never wrote, hides nobody.
    /// </summary>
    private Task<int> CountWriters(Layer layer)
    {
        var since = clock.UtcNow() - Recently;
        return db.Users.Where(a => a.EmailConfirmed)
            .Select(a => a.Member)
            .Where(m => m.Organisation!.Layer == layer && !m.IsPlaceholder && m.ErasedAt == null)
            .CountAsync(m => db.Posts.Any(p => p.AuthorKey == m.Key && p.State == PostState.Visible && p.CreatedAt >= since)
                || db.Contributions.Published().Any(c => c.AuthorKey == m.Key && c.PublishedAt >= since));
    }
}
