using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Articles;

public sealed class IndexModel(ArticleQueries articles) : PageModel
{
    public RowPage List { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int page = 1) => List = await articles.Page(page);
}
