using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewPasswordModel(ResetPassword reset, IStringLocalizer<AccountText> texts) : PlatformPage
{
    public const string EmailKey = "ResetEmail";

    [BindProperty, Display(Name = "Email"), Required, EmailAddress, StringLength(254)]
    public string Email { get; set; } = "";

    [BindProperty, Display(Name = "Code", Description = "Code.Help"), Required, StringLength(CodeWords.LongestTyped)]
    public string Code { get; set; } = "";

    [BindProperty, Display(Name = "NewPassword", Description = "Password.Help"), DataType(DataType.Password), Required]
    public string Password { get; set; } = "";

    public void OnGet() => Email = TempData.Peek(EmailKey) as string ?? "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        await HttpContext.SignInAs(await reset.ByCode(Email, Code, Password));
        TempData.Remove(EmailKey);
        TempData.Say(texts["NewPassword.Done"]);
        return LocalRedirect("/my/work");
    }
}
