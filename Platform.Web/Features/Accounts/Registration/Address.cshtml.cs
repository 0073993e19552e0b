using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>The first step to another address: the new address and the password.</summary>
[Authorize(Policy = Policies.Member)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AddressModel(ChangeAddress change, PlatformDb db, CurrentMember me) : PlatformPage
{
    [BindProperty, Display(Name = "NewEmail", Description = "WorkEmail.Help"), DataType(DataType.EmailAddress), Required, StringLength(MailAddresses.Longest)]
    public string Email { get; set; } = "";

    [BindProperty, Display(Name = "OldPassword"), DataType(DataType.Password), Required, StringLength(Passwords.Longest)]
    public string OldPassword { get; set; } = "";

    public string Now { get; private set; } = "";

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        await change.SendCode(me.RequiredKey, Email, OldPassword);
        TempData[NewAddressModel.EmailKey] = Email.Trim();
        return LocalRedirect("/account/new-address");
    }

    public override async Task<bool> LoadAsync()
    {
        Now = await db.Users.Where(a => a.Id == me.RequiredKey).Select(a => a.Email).SingleOrDefaultAsync() ?? "";
        return true;
    }
}
