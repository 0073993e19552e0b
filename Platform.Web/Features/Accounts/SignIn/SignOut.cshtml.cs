using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Accounts;

public sealed class SignOutModel(PlatformDb db, CurrentMember me, AuditTrail audit, TimeProvider clock) : PlatformPage
{
    /// <summary>Where to go after signing in with another account; null for somebody who only signs out.</summary>
    [BindProperty, StringLength(InputLengths.Address)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        if (me.Key is { } key)
        {
            audit.Record(key, AccountActs.SignOut, "member:" + key, "done", clock.UtcNow());
            await db.SaveChangesAsync();
        }

        await HttpContext.SignOutHere();
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? "/account/sign-in?returnUrl=" + Uri.EscapeDataString(ReturnUrl) : "/");
    }
}
