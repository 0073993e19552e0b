using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Web.Access;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The page that records how far a member read, sent by the page's script or by a button. It refuses GET, because a picture or link in
/// somebody's text could make a reader send one.
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
