using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Organisations;

namespace Platform.Web.Features.Members;

/// <summary>Signs a text with the affiliation of this moment.</summary>
public sealed class Bylines(PlatformDb db)
{
    /// <summary>In a smaller layer, "iemand bij een provincie" would be a name.</summary>
    public const int FewestToHideAmong = 10;

    public async Task<Byline> Of(Member member, bool byLayerOnly)
    {
        var layer = await db.Organisations.Where(o => o.Key == member.OrganisationKey).Select(o => (Layer?)o.Layer).SingleOrDefaultAsync();
        if (byLayerOnly && layer is { } one && await CountMembers(one) < FewestToHideAmong)
            layer = null;
        return new Byline(member.Key, member.OrganisationKey, byLayerOnly, layer);
    }

    private Task<int> CountMembers(Layer layer) =>
        db.Members.CountAsync(m => m.Organisation!.Layer == layer && !m.IsPlaceholder && m.ErasedAt == null);
}
