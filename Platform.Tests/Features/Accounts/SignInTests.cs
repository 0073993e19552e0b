using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Members;

namespace Platform.Tests.Features.Accounts;

public sealed class SignInTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_member_signs_in_and_out()
    {
        await app.Member("Anna In");
        using var browser = app.Visitor();

        var page = await browser.SignIn("anna-in@example.org", PlatformApp.Password, path: "/account/sign-in?returnUrl=/my/work");
        Assert.Equal("/my/work", page.Address.AbsolutePath);
        var cookieBefore = browser.CookieHeader();
        page = await browser.Submit(page, "#sign-out", new Dictionary<string, string>());
        Assert.Equal("/", page.Address.AbsolutePath);

        Assert.Equal("/account/sign-in", (await browser.Get("/my/work")).Address.AbsolutePath);
        using var stolen = app.Visitor();
        stolen.Http.DefaultRequestHeaders.Add("Cookie", cookieBefore);
        Assert.Equal("/account/sign-in", (await stolen.Get("/my/work")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Nobody_can_tell_whether_an_address_has_an_account()
    {
        await app.Member("Karel Bekend");
        using var browser = app.Visitor();
        foreach (var (path, fields) in new (string, Dictionary<string, string>)[]
        {
            ("/account/sign-in", new() { ["Password"] = "niet het goede wachtwoord" }),
            ("/account/reset", []),
            ("/account/new-password", new() { ["Code"] = "000000", ["Password"] = "een heel nieuw wachtwoord" }),
        })
        {
            var known = await Answer(path, "karel-bekend@example.org", fields);
            var unknown = await Answer(path, "karel-vreemd@example.org", fields);
            Assert.Equal(unknown.Status, known.Status);
            Assert.Equal(unknown.Text, known.Text);
            // A timer may ring a little before its time.
            var step = ConstantTime.Step - TimeSpan.FromMilliseconds(10);
            Assert.True(known.Took >= step && unknown.Took >= step, $"{path} took {known.Took} and {unknown.Took}.");
        }

        async Task<(HttpStatusCode Status, string Text, TimeSpan Took)> Answer(string path, string email, Dictionary<string, string> fields)
        {
            var form = await browser.Get(path);
            var status = path == "/account/reset" ? HttpStatusCode.OK : HttpStatusCode.BadRequest;
            var started = Stopwatch.GetTimestamp();
            var page = await browser.Submit(form, "main form", new Dictionary<string, string>(fields) { ["Email"] = email }, status);
            return (page.Response.StatusCode, page.Text.Replace(email, "", StringComparison.Ordinal), Stopwatch.GetElapsedTime(started));
        }
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_an_address_with_or_without_account_alike()
    {
        await app.Member("Lotte Slot");
        using var browser = app.Visitor();
        Assert.Equal(await MessagesOf("niemand@example.org"), await MessagesOf("lotte-slot@example.org"));

        var refused = await browser.SignIn("lotte-slot@example.org", PlatformApp.Password, HttpStatusCode.BadRequest);
        Assert.Contains("te vaak", refused.Text, StringComparison.Ordinal);

        async Task<string> MessagesOf(string email)
        {
            var messages = new List<string>();
            for (var i = 0; i < 11; i++)
            {
                var page = await browser.SignIn(email, "verkeerd wachtwoord", HttpStatusCode.BadRequest);
                messages.Add(page.Text.Contains("te vaak", StringComparison.Ordinal) ? "locked" : "wrong");
            }

            Assert.Equal(9, messages.IndexOf("locked"));
            return string.Join(' ', messages);
        }
    }

    [Fact]
    public async Task A_code_by_mail_gives_a_new_password_and_ends_the_other_sessions()
    {
        var member = await app.Member("Vera Geet");
        using var elsewhere = await app.As("Vera Geet");
        await elsewhere.Get("/my/work");
        using var browser = app.Visitor();
        var page = await browser.Submit(await browser.Get("/account/reset"), "main form", new Dictionary<string, string> { ["Email"] = "vera-geet@example.org" });

        var done = await browser.Submit(page, "main form", new Dictionary<string, string>
        {
            ["Code"] = await app.CodeMailedTo("vera-geet@example.org"), ["Password"] = "een heel nieuw wachtwoord",
        });

        Assert.Equal("/my/work", done.Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await elsewhere.Get("/my/work")).Address.AbsolutePath);
        Assert.Equal(1, await app.Scope(db => db.Sessions.CountAsync(s => s.AccountId == member.Key)));
        using var again = app.Visitor();
        Assert.Equal("/about", (await again.SignIn("vera-geet@example.org", "een heel nieuw wachtwoord")).Address.AbsolutePath);
        using var withOld = app.Visitor();
        await withOld.SignIn("vera-geet@example.org", PlatformApp.Password, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Asking_for_a_code_changes_nothing_until_it_is_typed()
    {
        await app.Member("Piet Vast");
        using var stranger = app.Visitor();
        await stranger.Submit(await stranger.Get("/account/reset"), "main form", new Dictionary<string, string> { ["Email"] = "piet-vast@example.org" });

        using var browser = app.Visitor();
        Assert.Equal("/about", (await browser.SignIn("piet-vast@example.org", PlatformApp.Password)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_elsewhere_ends_the_session()
    {
        await app.Member("Saar Elders");
        using var office = app.Visitor();
        using var home = app.Visitor();
        await office.SignIn("saar-elders@example.org", PlatformApp.Password);
        await home.SignIn("saar-elders@example.org", PlatformApp.Password);

        var list = await home.Get("/account/sessions");
        await home.Submit(list, "main li form", new Dictionary<string, string>());

        Assert.Equal("/account/sign-in", (await office.Get("/my/work")).Address.AbsolutePath);
        Assert.Equal("/my/work", (await home.Get("/my/work")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var other = await app.Member("Otto Ander");
        using var othersBrowser = await app.As("Otto Ander");
        var session = await app.Scope(db => db.Sessions.Where(s => s.AccountId == other.Key).Select(s => s.Key).SingleAsync());
        using var browser = await app.As("Nora Nieuws");
        using var second = app.Visitor();
        await second.SignIn("nora-nieuws@example.org", PlatformApp.Password);

        await browser.Submit(await browser.Get("/account/sessions"), "main li form", new Dictionary<string, string> { ["session"] = session }, HttpStatusCode.NotFound);

        Assert.Equal("/my/work", (await othersBrowser.Get("/my/work")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_role_taken_away_holds_at_the_next_request()
    {
        var member = await app.Member("Ad Min", MemberRoles.Administrator);
        using var browser = await app.As("Ad Min");
        await browser.Get("/admin");

        await app.Scope(async db =>
        {
            (await db.Members.SingleAsync(m => m.Key == member.Key)).Grant(MemberRoles.None);
            return await db.SaveChangesAsync();
        });

        await browser.Get("/admin", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one()
    {
        await app.Member("Wil Wissel");
        using var browser = app.Visitor();
        await browser.SignIn("wil-wissel@example.org", PlatformApp.Password);
        var form = await browser.Get("/account/password");

        await browser.Submit(form, "main .o-text form", Fields("niet het oude"), HttpStatusCode.BadRequest);
        var done = await browser.Submit(form, "main .o-text form", Fields(PlatformApp.Password));

        Assert.Contains("bewaard", done.Text, StringComparison.Ordinal);
        Assert.NotEqual(
            PasswordVerificationResult.Failed,
            await app.Scope(async (Web.Data.PlatformDb db, IPasswordHasher<Account> hasher) =>
            {
                var account = await db.Users.SingleAsync(a => a.Email == "wil-wissel@example.org");
                return hasher.VerifyHashedPassword(account, account.PasswordHash!, "een heel nieuw wachtwoord");
            }));

        static Dictionary<string, string> Fields(string old) => new() { ["OldPassword"] = old, ["Password"] = "een heel nieuw wachtwoord" };
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_leads_to_no_other_site(string returnUrl)
    {
        await app.Member("Rita Richting");
        using var browser = app.Visitor();

        var page = await browser.SignIn("rita-richting@example.org", PlatformApp.Password, HttpStatusCode.OK, "/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));

        Assert.Equal("/", page.Address.AbsolutePath);
        Assert.Equal(app.Address.Authority, page.Address.Authority);
    }
}
