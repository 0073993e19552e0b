using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Caching;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Articles;

[CachedPage("sort", "page")]
public sealed class IndexModel(ArticleQueries articles) : PageModel
{
    public RowOrder Order { get; private set; }

    public RowPage List { get; private set; } = null!;

    public ListSearch Search => new($"type:{ArticleTraits.Name.ApiName}");

    /// <param name="sort">Name of the order. An unknown one shows the newest first.</param>
    public async Task OnGetAsync([FromQuery] string? sort, [FromQuery(Name = "page")] int page = 1)
    {
        Order = ListOrder.Of(sort);
        List = await articles.Page(Order, page);
    }
}
