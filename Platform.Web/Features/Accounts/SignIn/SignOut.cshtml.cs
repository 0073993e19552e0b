using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

public sealed class SignOutModel(PlatformDb db, CurrentMember me, AuditTrail audit, TimeProvider clock) : PlatformPage
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        if (me.Key is { } key)
        {
            audit.Record(key, AccountActs.SignOut, "member:" + key, "done", clock.UtcNow());
            await db.SaveChangesAsync();
        }

        await HttpContext.SignOutHere();
        return LocalRedirect("/");
    }
}
