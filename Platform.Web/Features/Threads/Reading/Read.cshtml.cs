using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// Hears how far a member reads: from the page's script as they go, else from a button. Never by GET, which a picture or a link
/// in somebody's text could make a reader send.
/// </summary>
[Authorize(Policy = Policies.Member)]
public sealed class ReadPage(ReadThread read, CurrentMember me) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string key, long place)
    {
        Response.Headers.CacheControl = "private, no-store";
        if (await read.UpTo(key, place, me.Viewer) is not { } path)
            return NotFound();
        return Request.IsFetch() ? new NoContentResult() : LocalRedirect(path + "#thread");
    }
}
