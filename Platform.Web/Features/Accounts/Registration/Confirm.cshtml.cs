using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Data;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Accounts;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConfirmModel(Register register, PlatformDb db, IStringLocalizer<AccountText> texts) : PlatformPage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty, Display(Name = "Code", Description = "Code.Help"), Required, StringLength(CodeWords.LongestTyped)]
    public string Code { get; set; } = "";

    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        return await LoadAsync() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        if (await register.Confirm(Key, Code) is not { } member)
            return NotFound();
        await HttpContext.SignInAs(member);
        TempData.Say(texts["Confirm.Welcome", member.Name]);
        return LocalRedirect(TempData[RegisterModel.ReturnKey] as string ?? "/my/work");
    }

    public async Task<IActionResult> OnPostAgainAsync()
    {
        if (!await register.SendAgain(Key))
            return NotFound();
        TempData.Say(texts["Confirm.SentAgain"]);
        return LocalRedirect($"/account/confirm/{Key}");
    }

    public override async Task<bool> LoadAsync()
    {
        var signUp = await db.SignUps.AsNoTracking().SingleOrDefaultAsync(s => s.Key == Key);
        Email = signUp?.Email ?? "";
        return signUp is not null;
    }
}
