using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Accounts;

/// <summary>The page with the sessions of a member, each with a button that ends it.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class SessionsModel(PlatformDb db, CurrentMember me, AuditTrail audit, TimeProvider clock, IStringLocalizer<AccountText> texts) : PlatformPage
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public string? ThisOne => User.FindFirstValue(MemberClaims.Session);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync(string session)
    {
        if (await Mine().SingleOrDefaultAsync(s => s.Key == session) is not { } found)
            return NotFound();
        db.Sessions.Remove(found);
        Note("one ended");
        await db.SaveChangesAsync();
        TempData.Say(texts["Sessions.Ended"]);
        return LocalRedirect("/account/sessions");
    }

    public async Task<IActionResult> OnPostOthersAsync()
    {
        var others = await Mine().Where(s => s.Key != ThisOne).ToListAsync();
        db.Sessions.RemoveRange(others);
        Note($"{others.Count} others ended");
        await db.SaveChangesAsync();
        TempData.Say(texts["Sessions.OthersEnded"]);
        return LocalRedirect("/account/sessions");
    }

    public override async Task<bool> LoadAsync()
    {
        Sessions = await Mine().AsNoTracking().OrderByDescending(s => s.SeenAt).ToListAsync();
        return true;
    }

    private void Note(string result) =>
        audit.Record(me.RequiredKey, AccountActs.SessionsEnded, "member:" + me.RequiredKey, result, clock.UtcNow());

    private IQueryable<Session> Mine()
    {
        var now = clock.UtcNow();
        return db.Sessions.Where(s => s.AccountId == me.RequiredKey && s.ExpiresAt > now);
    }
}
