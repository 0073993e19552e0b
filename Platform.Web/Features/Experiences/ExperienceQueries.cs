using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Experiences;

public sealed record UseSeen(PersonSeen Person, string MemberKey, string Context, DateTime At);

/// <param name="Organisations">How many other organisations than the author's used it.</param>
/// <param name="Shown">The newest uses.</param>
/// <param name="Total">All uses, also those that are not shown.</param>
public sealed record UsesSeen(int Organisations, IReadOnlyList<UseSeen> Shown, int Total);

/// <summary>Lists of experiences that this viewer may see, and of the uses of one.</summary>
public sealed class ExperienceQueries(PlatformDb db, ContributionQueries contributions, CurrentMember me)
{
    private const int MostUses = 50, Looked = 100;

    private IQueryable<Experience> Visible => contributions.Visible.OfType<Experience>();

    /// <param name="outcome">Null for all.</param>
    public Task<RowPage> Page(Outcome? outcome, RowOrder order, int page)
    {
        var facts = outcome is { } one ? FieldValues.None.With("outcome", ApiName.Of(one)) : null;
        var experiences = facts is null ? Visible : Visible.Where(e => e.Facts == facts);
        return contributions.Page(experiences, experiences.In(order), page);
    }

    /// <summary>The newest experiences. Imported ones are not new.</summary>
    public Task<IReadOnlyList<ContributionRow>> Newest(int count, Viewer viewer) => contributions.Rows(
        contributions.Newest(ExperienceTraits.Name, Looked).Where(e => e.ImportedAt == null).OrderByDescending(e => e.PublishedAt).ThenBy(e => e.Key).Take(count), viewer);

    /// <summary>Reads the uses of an experience that this viewer may see.</summary>
    /// <param name="authorOrganisation">Organisation of the author, which is not counted; null without.</param>
    public async Task<UsesSeen> Uses(string key, string? authorOrganisation)
    {
        var uses = db.ExperienceUses.AsNoTracking().Where(u => u.ExperienceKey == key);
        var shown = await uses.OrderByDescending(u => u.At).ThenBy(u => u.MemberKey).Take(MostUses)
            .Include(u => u.Member).Include(u => u.Organisation).ToListAsync();
        var total = shown.Count < MostUses ? shown.Count : await uses.CountAsync();
        var organisations = shown.Count < MostUses
            ? shown.Select(u => u.OrganisationKey).Where(o => o is not null && o != authorOrganisation).Distinct().Count()
            : await uses.Where(u => u.OrganisationKey != null && u.OrganisationKey != authorOrganisation).Select(u => u.OrganisationKey).Distinct().CountAsync();
        return new UsesSeen(organisations, shown.ConvertAll(u => new UseSeen(u.Facts().SeenBy(me.Viewer), u.MemberKey, u.Context, u.At)), total);
    }
}
