using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Recipes;

[CachedPage("post", "before", "after", "show", IsOfThread = true)]
public sealed class ShowModel(ReadContribution read, ThreadViewBuilder pages, CurrentMember me) : PageModel
{
    public ContributionView Recipe { get; private set; } = null!;

    public ThreadView Thread { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key)
    {
        if (await read.Read(key, RecipeTraits.Name) is not { } recipe)
            return NotFound();
        if (await pages.View(recipe.Contribution, me.Viewer, PostWindow.Of(Request.Query), recipe.Facts) is not { } thread)
            return NotFound();
        (Recipe, Thread) = (recipe, thread);
        return Page();
    }
}
