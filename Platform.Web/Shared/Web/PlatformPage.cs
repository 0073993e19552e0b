using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Platform.Web.Shared;

/// <summary>
/// A page with forms. When a handler breaks a rule, the same page is shown with the message and the typed text; <see cref="LoadAsync"/>
/// loads the rest of the page.
/// </summary>
public abstract class PlatformPage : PageModel
{
    /// <summary>Loads the page's data. Returns false when the page does not exist for this viewer.</summary>
    public virtual Task<bool> LoadAsync() => Task.FromResult(true);

    /// <summary>Returns this page's own message for a broken rule; null for the message that all pages have.</summary>
    public virtual string? MessageOf(RuleBroken rule) => null;

    /// <summary>Shows the same page with the typed text, for a form that its validation attributes refuse.</summary>
    protected async Task<IActionResult> Refuse()
    {
        if (!await LoadAsync())
            return NotFound();
        var page = Page();
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }
}
