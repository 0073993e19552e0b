using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;

namespace Platform.Web.Features.Contributions;

/// <summary>The page that asks for confirmation before authors withdraw their text. The page to edit it receives the form.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class WithdrawModel(PlatformDb db, CurrentMember me) : PageModel
{
    public Contribution Contribution { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key)
    {
        var contribution = await db.Contributions.AsNoTracking().ReadableBy(me.Viewer).SingleOrDefaultAsync(c => c.Key == key);
        if (contribution?.CanBeWithdrawnBy(me.Viewer) != true)
            return NotFound();
        Contribution = contribution;
        return Page();
    }
}
