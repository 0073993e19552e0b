using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Accounts;

/// <summary>The second step to another address: the code that was mailed to it.</summary>
[Authorize(Policy = Policies.Member)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewAddressModel(ChangeAddress change, CurrentMember me, IStringLocalizer<AccountText> texts) : PlatformPage
{
    public const string EmailKey = "NewEmail";

    [BindProperty, Display(Name = "NewEmail"), DataType(DataType.EmailAddress), Required, StringLength(MailAddresses.Longest)]
    public string Email { get; set; } = "";

    [BindProperty, Display(Name = "Code", Description = "Code.Help"), Required, StringLength(CodeWords.LongestTyped)]
    public string Code { get; set; } = "";

    public void OnGet() => Email = TempData.Peek(EmailKey) as string ?? "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        await change.Confirm(me.RequiredKey, Email, Code);
        TempData.Remove(EmailKey);
        TempData.Say(texts["Address.Done"]);
        return LocalRedirect("/account/address");
    }
}
