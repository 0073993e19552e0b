using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

public sealed class ResetModel(ResetPassword reset) : PlatformPage
{
    [BindProperty, Display(Name = "Email"), Required, EmailAddress, StringLength(254)]
    public string Email { get; set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        await reset.SendCode(Email);
        TempData[NewPasswordModel.EmailKey] = Email;
        return LocalRedirect("/account/new-password");
    }
}
