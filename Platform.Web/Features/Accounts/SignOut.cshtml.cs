using Microsoft.AspNetCore.Mvc;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

public sealed class SignOutModel : PlatformPage
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutHere();
        return LocalRedirect("/");
    }
}
