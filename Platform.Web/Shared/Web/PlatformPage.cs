using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Platform.Web.Shared;

/// <summary>
/// A page with forms. When a handler breaks a rule the same page comes back with the message and all that was typed;
/// <see cref="LoadAsync"/> then fills what the page shows beside its form.
/// </summary>
public abstract class PlatformPage : PageModel
{
    /// <summary>False: there is no such page for this viewer.</summary>
    public virtual Task<bool> LoadAsync() => Task.FromResult(true);

    /// <summary>The same page with what was typed, for a form that its own attributes refuse.</summary>
    protected async Task<IActionResult> Refuse()
    {
        if (!await LoadAsync())
            return NotFound();
        var page = Page();
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }
}
