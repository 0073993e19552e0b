using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Audit;

namespace Platform.Tests.Features.Accounts;

/// <summary>What the audit trail knows of signing in and of being refused.</summary>
public sealed class RecordTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Signing_in_failing_and_signing_out_are_on_record()
    {
        var member = await app.Member("Rik Record");
        const string email = "rik-record@example.org";
        using var browser = app.Visitor();
        browser.Http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        for (var i = 0; i < 12; i++)
            await browser.SignIn(email, "verkeerd wachtwoord", HttpStatusCode.BadRequest);
        var done = await browser.ChoosePassword(await browser.AskReset(email), email, await app.CodeMailedTo(email), "een heel nieuw wachtwoord");
        await browser.Submit(done, "#sign-out", new Dictionary<string, string>());
        await browser.SignIn(email, "een heel nieuw wachtwoord");

        var acts = await Acts(member.Key);

        Assert.Equal(
            ["account.password-wrong", "account.locked", "account.code-asked", "account.reset", "account.sign-out", "account.sign-in"],
            acts.Select(a => a.Action).Distinct());
        Assert.Equal((9, 3), (acts.Where(a => a.Action == AccountActs.PasswordWrong).Sum(a => a.Times), acts.Where(a => a.Action == AccountActs.Locked).Sum(a => a.Times)));
        Assert.All(acts, a => Assert.Equal(("Firefox, Linux", "web"), (a.Device, a.Origin)));
        // The sign-out belongs to the session that the reset began.
        Assert.Equal([12], acts.Where(a => a.Session is not null).Select(a => a.Session!.Length).Distinct());
    }

    [Fact]
    public async Task What_happened_to_accounts_is_forgotten_after_its_term_and_acts_of_moderators_are_not()
    {
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await app.Scope(async db =>
        {
            db.AuditEntries.Add(new AuditEntry("oud", AccountActs.SignIn, "member:oud", "done", "web", longAgo));
            db.AuditEntries.Add(new AuditEntry("oud", RefusedActs.Action, "page:/review", "403", "web", longAgo, tally: "oud"));
            db.AuditEntries.Add(new AuditEntry("oud", "post.hide", "post:oud", "done", "web", longAgo));
            return await db.SaveChangesAsync();
        });

        await app.Delete(longAgo.AddDays(181), "Record");

        Assert.Equal("post.hide", Assert.Single(await app.Scope(db => db.AuditEntries.Where(a => a.ActorKey == "oud").ToListAsync())).Action);
    }

    [Fact]
    public async Task An_attacker_does_not_fill_the_record()
    {
        await app.Member("Vol Record");
        using var attacker = app.Visitor();
        await attacker.SignIn("vol-record@example.org", "verkeerd wachtwoord", HttpStatusCode.BadRequest);
        await attacker.SignIn("eerste-onbekende@example.org", "verkeerd wachtwoord", HttpStatusCode.BadRequest);
        var before = await app.Scope(db => db.AuditEntries.CountAsync());
        Assert.NotEqual(0, before);
        for (var i = 0; i < 8; i++)
            await attacker.SignIn("vol-record@example.org", "verkeerd wachtwoord", HttpStatusCode.BadRequest);
        for (var i = 0; i < 12; i++)
            await attacker.SignIn($"onbekend-{i}@example.org", "verkeerd wachtwoord", HttpStatusCode.BadRequest);

        // At most one more of each, for the hour may have turned.
        Assert.InRange(await app.Scope(db => db.AuditEntries.CountAsync()) - before, 0, 2);
        Assert.False(await app.Scope(db => db.AuditEntries.AnyAsync(a => a.Subject.Contains("onbekend-"))));
    }

    [Fact]
    public async Task A_member_who_tries_a_page_of_moderators_is_on_record()
    {
        var member = await app.Member("Curieuze Cor");
        using var browser = await app.As("Curieuze Cor");
        using var api = await app.ApiAs("Curieuze Cor");

        await browser.Get("/review", HttpStatusCode.Forbidden);
        await browser.Get("/admin/mail", HttpStatusCode.Forbidden);
        using var refused = await api.PostAsync("/api/v1/threads/0000000000/lock", null);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        var acts = await app.Scope(db => db.AuditEntries.Where(a => a.ActorKey == member.Key).ToListAsync());
        Assert.Equal(3, acts.Count);
        Assert.All(acts, a => Assert.Equal(("moderation.refused", "403"), (a.Action, a.Result)));
        Assert.Contains("page:/review", acts.Select(a => a.Subject));
    }

    private Task<List<AuditEntry>> Acts(string member) =>
        app.Scope(db => db.AuditEntries.Where(a => a.Subject == "member:" + member).OrderBy(a => a.Id).ToListAsync());
}
