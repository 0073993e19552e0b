using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Finding;

/// <summary>The related contributions: a page of its own without scripts, a part of the contribution's page with them.</summary>
public sealed class RelatedModel(RelatedItems related, PlatformDb db) : PageModel
{
    public Contribution Contribution { get; private set; } = null!;

    public IReadOnlyList<ContributionRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key)
    {
        if (await related.Find(key) is not { } rows)
            return NotFound();
        if (Request.IsFetch())
            return Partial("/Features/Finding/_RelatedList.cshtml", rows);
        Rows = rows;
        Contribution = await db.Contributions.AsNoTracking().SingleAsync(c => c.Key == key);
        return Page();
    }
}
