using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Ui;

namespace Platform.Web.Features.Contributions;

/// <summary>Lists of contributions that this viewer may see. They do not read the bodies.</summary>
public sealed class ContributionQueries(PlatformDb db, CurrentMember me)
{
    public const int PageSize = 20;

    /// <summary>The contributions that this viewer may see.</summary>
    public IQueryable<Contribution> Visible => db.Contributions.AsNoTracking().VisibleTo(me.Viewer);

    public Task<RowPage> WithTag(string tagKey, int page)
    {
        var tagged = Visible.Where(c => c.Tags.Any(t => t.TagKey == tagKey));
        return Page(tagged, tagged.OrderByDescending(c => c.PublishedAt).ThenBy(c => c.Key), page);
    }

    public async Task<RowPage> Page(IQueryable<Contribution> all, IQueryable<Contribution> ordered, int page)
    {
        var total = await all.CountAsync();
        var pager = Pager.For(page, total, PageSize);
        return new RowPage(await Rows(pager.Of(ordered), me.Viewer), total, pager);
    }

    public static async Task<IReadOnlyList<ContributionRow>> Rows(IQueryable<Contribution> contributions, Viewer viewer)
    {
        var loaded = await contributions.Include(c => c.Author).Include(c => c.Organisation).Include(c => c.Thread).Include(c => c.CoAuthors).ToListAsync();
        return loaded.ConvertAll(c => ContributionRow.Of(c, viewer));
    }
}
