using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Features.Accounts;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.OwnData;

/// <summary>The page where members download their data or erase their account.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class IndexModel(ExportOwnData export, EraseMember erase, CurrentMember me, IStringLocalizer<OwnDataText> texts) : PlatformPage
{
    [BindProperty, Display(Name = "Password"), DataType(DataType.Password), Required]
    public string Password { get; set; } = "";

    public async Task<IActionResult> OnGetExportAsync()
    {
        Response.Headers.CacheControl = "private, no-store";
        return File(JsonSerializer.SerializeToUtf8Bytes(await export.Of(me.RequiredKey), OwnDataSheet.AsInTheApi), "application/json", "platform-o.json");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        await erase.Erase(me.RequiredKey, Password);
        await HttpContext.SignOutHere();
        TempData.Say(texts["Erased"]);
        return LocalRedirect("/");
    }
}
