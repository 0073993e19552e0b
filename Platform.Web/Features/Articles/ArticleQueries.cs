using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Articles;

/// <summary>Lists of articles that this viewer may see.</summary>
public sealed class ArticleQueries(ContributionQueries contributions, CurrentMember me)
{
    private IQueryable<Article> Visible => contributions.Visible.OfType<Article>();

    public Task<RowPage> Page(int page) =>
        contributions.Page(Visible, Visible.OrderByDescending(a => a.PublishedAt).ThenBy(a => a.Key), page);

    /// <summary>The newest articles. Imported ones are not new.</summary>
    public Task<IReadOnlyList<ContributionRow>> Newest(int count) => ContributionQueries.Rows(
        Visible.Where(a => a.ImportedAt == null).OrderByDescending(a => a.PublishedAt).Take(count), me.Viewer);

    public Task<int> Count() => Visible.CountAsync();
}
