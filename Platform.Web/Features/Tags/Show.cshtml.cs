using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Tags;

public sealed class ShowModel(PlatformDb db, ContributionQueries queries) : PageModel
{
    public string Name { get; private set; } = "";

    public RowPage List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, [FromQuery(Name = "page")] int page = 1)
    {
        List = await queries.WithTag(key, page);

        // A tag that is only on texts the viewer may not see does not exist for the viewer.
        if (List.Total == 0 || await db.Tags.Where(t => t.Key == key).Select(t => t.Name).SingleOrDefaultAsync() is not { } name)
            return NotFound();
        Name = name;
        return Page();
    }
}
