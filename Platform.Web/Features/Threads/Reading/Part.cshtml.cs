using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;

namespace Platform.Web.Features.Threads;

/// <summary>The page with only a part of a thread, without a layout. The script adds it to the page that is open.</summary>
public sealed class PartPage(PlatformDb db, ThreadViewBuilder pages, CurrentMember me) : PageModel
{
    public ThreadView Thread { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key)
    {
        var contribution = await db.Contributions.AsNoTracking().ReadableBy(me.Viewer).Include(c => c.Thread).Include(c => c.Author).SingleOrDefaultAsync(c => c.Key == key);
        if (contribution is not { IsPublic: true } || await pages.View(contribution, me.Viewer, PostWindow.Of(Request.Query)) is not { } thread)
            return NotFound();
        Response.Headers.CacheControl = "private, no-store";
        Thread = thread;
        return Page();
    }
}
