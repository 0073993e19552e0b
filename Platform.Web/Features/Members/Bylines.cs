using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Members;

/// <summary>The bylines of new texts, with the author's affiliation at this moment.</summary>
public sealed class Bylines(PlatformDb db, TimeProvider clock)
{
    /// <summary>
    /// Fewest writers in a layer for which a byline by layer only shows it. In a smaller layer, "iemand bij een provincie" would
    /// identify one person.
    /// </summary>
    public const int FewestToHideAmong = 10;

    /// <summary>How recently someone must have written to count as a writer. A reader would not think of anybody else.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromDays(365);

    /// <param name="before">The byline of the text's version before this one; null for a new text. If that was by layer only and of the
    /// same member, it is used again: a layer that changed with a later version would reveal when its author changed jobs.</param>
    public async Task<Byline> Of(Member member, bool byLayerOnly, Byline? before = null)
    {
        if (byLayerOnly && before is { ByLayerOnly: true } && before.MemberKey == member.Key)
            return before;
        var layer = await db.Organisations.Where(o => o.Key == member.OrganisationKey).Select(o => (Layer?)o.Layer).SingleOrDefaultAsync();
        if (byLayerOnly && layer is { } one && await CountWriters(one) < FewestToHideAmong)
            layer = null;
        return new Byline(member.Key, member.OrganisationKey, byLayerOnly, layer, member.Roles & MemberRoles.Scientist);
    }

    /// <summary>
    /// Counts the people who could be the author: with a confirmed address and a text that readers could see in the last year. People
    /// who were imported or never wrote do not count, because nobody would think of them.
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
