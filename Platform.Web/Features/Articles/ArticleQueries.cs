using Platform.Web.Access;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Articles;

/// <summary>Lists of articles that this viewer may see.</summary>
public sealed class ArticleQueries(ContributionQueries contributions)
{
    private const int Looked = 100;

    private IQueryable<Article> Visible => contributions.Visible.OfType<Article>();

    public Task<RowPage> Page(RowOrder order, int page) => contributions.Page(Visible, Visible.In(order), page);

    /// <summary>The newest articles. Imported ones are not new.</summary>
    public Task<IReadOnlyList<ContributionRow>> Newest(int count, Viewer viewer) => contributions.Rows(
        contributions.Newest(ArticleTraits.Name, Looked).Where(a => a.ImportedAt == null).OrderByDescending(a => a.PublishedAt).ThenBy(a => a.Key).Take(count), viewer);

    /// <summary>The newest imported articles.</summary>
    public Task<IReadOnlyList<ContributionRow>> FromArchive(int count, Viewer viewer) => contributions.Rows(
        contributions.Newest(ArticleTraits.Name, Looked).Where(a => a.ImportedAt != null).OrderByDescending(a => a.PublishedAt).ThenBy(a => a.Key).Take(count), viewer);
}
