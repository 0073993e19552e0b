using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Accounts;

public sealed class LockTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_device_that_signed_in_before_goes_through_while_strangers_are_locked_out()
    {
        await app.Member("Mo Moderator");
        const string email = "mo-moderator@example.org";
        using var own = app.Visitor();
        await own.Submit(await own.SignIn(email, PlatformApp.Password, path: "/account/sign-in?returnUrl=/my/work"), "#sign-out", new Dictionary<string, string>());
        using var spiteful = app.Visitor();
        await Fail(spiteful, email);
        using var stranger = app.Visitor();
        await stranger.SignIn(email, PlatformApp.Password, HttpStatusCode.BadRequest);

        Assert.Equal("/about", (await own.SignIn(email, PlatformApp.Password)).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_device_that_fails_ten_times_locks_itself_and_no_other()
    {
        await app.Member("Dora Device");
        const string email = "dora-device@example.org";
        using var phone = app.Visitor();
        using var laptop = app.Visitor();
        foreach (var browser in new[] { phone, laptop })
            await browser.Submit(await browser.SignIn(email, PlatformApp.Password, path: "/account/sign-in?returnUrl=/my/work"), "#sign-out", new Dictionary<string, string>());
        await Fail(phone, email);

        await phone.SignIn(email, PlatformApp.Password, HttpStatusCode.BadRequest);
        Assert.Equal("/about", (await laptop.SignIn(email, PlatformApp.Password)).Address.AbsolutePath);
        using var stranger = app.Visitor();
        Assert.Equal("/about", (await stranger.SignIn(email, PlatformApp.Password)).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_device_of_one_member_is_no_known_device_of_another()
    {
        await app.Member("Mijn Apparaat");
        await app.Member("Andermans Account");
        using var own = app.Visitor();
        await own.SignIn("mijn-apparaat@example.org", PlatformApp.Password);
        using var spiteful = app.Visitor();
        await Fail(spiteful, "andermans-account@example.org");

        using var second = app.Visitor();
        second.SetCookie("device", own.Cookie("device")["device=".Length..]);
        await second.SignIn("andermans-account@example.org", PlatformApp.Password, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_code_from_the_mailbox_opens_a_locked_account()
    {
        await app.Member("Post Bode");
        const string email = "post-bode@example.org";
        using var spiteful = app.Visitor();
        await Fail(spiteful, email);
        using var owner = app.Visitor();

        var done = await owner.ChoosePassword(await owner.AskReset(email), email, await app.CodeMailedTo(email), "een heel nieuw wachtwoord");

        Assert.Equal("/my/work", done.Address.AbsolutePath);
        using var again = app.Visitor();
        Assert.Equal("/about", (await again.SignIn(email, "een heel nieuw wachtwoord")).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("/account/password", "OldPassword", "main .o-text form")]
    [InlineData("/my/data", "Password", "#erase")]
    [InlineData("/account/address", "OldPassword", "main .o-text form")]
    [InlineData("/my/tokens", "Password", "#add")]
    public async Task Whoever_took_over_a_session_guesses_the_password_ten_times(string page, string field, string form)
    {
        var name = "Slachtoffer " + page.Replace('/', ' ');
        var member = await app.Member(name);
        using var thief = await app.As(name);
        var shown = await thief.Get(page);
        for (var i = 0; i < 10; i++)
            await thief.Submit(shown, form, Fields("verkeerd wachtwoord"), HttpStatusCode.BadRequest);

        var refused = await thief.Submit(shown, form, Fields(PlatformApp.Password), HttpStatusCode.BadRequest);

        Assert.Contains("te vaak", refused.Text, StringComparison.Ordinal);
        Assert.True(await app.Scope(db => db.Users.AnyAsync(a => a.Id == member.Key)));
        // The owner's other session is not held up by it.
        using var owner = await app.As(name);
        await owner.Submit(await owner.Get("/account/password"), "main .o-text form", new Dictionary<string, string> { ["OldPassword"] = PlatformApp.Password, ["Password"] = "een heel nieuw wachtwoord" });

        Dictionary<string, string> Fields(string typed)
        {
            var fields = new Dictionary<string, string> { ["Password"] = "een heel nieuw wachtwoord", ["Email"] = "elders@example.org", ["Name"] = "Koppeling" };
            fields[field] = typed;
            return fields;
        }
    }

    private static async Task Fail(PlatformClient browser, string email)
    {
        for (var i = 0; i < 10; i++)
            await browser.SignIn(email, "verkeerd wachtwoord", HttpStatusCode.BadRequest);
    }
}
