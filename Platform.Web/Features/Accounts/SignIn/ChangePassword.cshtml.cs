using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Accounts;

[Authorize(Policy = Policies.Member)]
public sealed class ChangePasswordModel(ResetPassword reset, CurrentMember me, IStringLocalizer<AccountText> texts) : PlatformPage
{
    [BindProperty, Display(Name = "OldPassword"), DataType(DataType.Password), Required]
    public string OldPassword { get; set; } = "";

    [BindProperty, Display(Name = "NewPassword", Description = "Password.Help"), DataType(DataType.Password), Required]
    public string Password { get; set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        await reset.ByOldPassword(me.RequiredKey, OldPassword, Password, User.FindFirstValue(MemberClaims.Session));
        TempData.Say(texts["NewPassword.Done"]);
        return LocalRedirect("/account/sessions");
    }
}
