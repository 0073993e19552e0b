using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// Hears how far a member reads: from the page's script as they go, else from an image the page asks for where there
/// are no scripts. That is a GET that writes: it only goes forwards, only for oneself, and another site's page sends no cookie with it.
/// </summary>
[Authorize(Policy = Policies.Member)]
public sealed class ReadPage(ReadThread read, CurrentMember me) : PageModel
{
    public Task<IActionResult> OnGetAsync(string key, long place) => UpTo(key, place);

    public Task<IActionResult> OnPostAsync(string key, long place) => UpTo(key, place);

    private async Task<IActionResult> UpTo(string key, long place)
    {
        Response.Headers.CacheControl = "private, no-store";
        return await read.UpTo(key, place, me.Viewer) ? new NoContentResult() : NotFound();
    }
}
