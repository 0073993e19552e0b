using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Features.Contributions;

namespace Platform.Tests.Features.Recipes;

public sealed class IndexModel(ContributionQueries contributions) : PageModel
{
    public RowPage List { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int page = 1)
    {
        var recipes = contributions.Visible.OfType<Recipe>();
        List = await contributions.Page(recipes, recipes.OrderByDescending(r => r.PublishedAt).ThenBy(r => r.Key), page);
    }
}
