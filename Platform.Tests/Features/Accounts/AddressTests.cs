using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Accounts;

public sealed class AddressTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_member_moves_to_another_address_and_the_old_one_is_told()
    {
        var member = await app.Member("Verhuizende Vera");
        using var browser = await app.As("Verhuizende Vera");

        var page = await Ask(browser, "vera@elders.example");
        Assert.Equal("verhuizende-vera@example.org", await AddressOf(member.Key));
        var done = await Type(browser, page, await app.CodeMailedTo("vera@elders.example"));

        Assert.Contains("nieuwe adres is bewaard", done.Text, StringComparison.Ordinal);
        Assert.Equal("vera@elders.example", await AddressOf(member.Key));
        Assert.Contains("ander e-mailadres", Assert.Single(await app.MailTo("verhuizende-vera@example.org")), StringComparison.Ordinal);
        using var again = app.Visitor();
        Assert.Equal("/about", (await again.SignIn("vera@elders.example", PlatformApp.Password)).Address.AbsolutePath);
        using var withOld = app.Visitor();
        await withOld.SignIn("verhuizende-vera@example.org", PlatformApp.Password, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_password_is_asked_and_what_was_typed_stays()
    {
        await app.Member("Zonder Wachtwoord");
        using var browser = await app.As("Zonder Wachtwoord");

        var refused = await browser.Submit(await browser.Get("/account/address"), "main .o-text form",
            new Dictionary<string, string> { ["Email"] = "dief@elders.example", ["OldPassword"] = "verkeerd wachtwoord" }, HttpStatusCode.BadRequest);

        Assert.Contains("niet uw huidige wachtwoord", refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"dief@elders.example\"", refused.Html, StringComparison.Ordinal);
        Assert.Empty(await app.MailTo("dief@elders.example"));
    }

    [Fact]
    public async Task Nobody_learns_that_an_address_has_an_account_and_nobody_takes_it()
    {
        await app.Member("Bezet Adres");
        var member = await app.Member("Nieuwsgierige Nel");
        using var browser = await app.As("Nieuwsgierige Nel");

        var free = await Ask(browser, "vrij@elders.example");
        var taken = await Ask(browser, "bezet-adres@example.org");

        Assert.Equal(free.Text, taken.Text);
        Assert.Contains("al een account", Assert.Single(await app.MailTo("bezet-adres@example.org")), StringComparison.Ordinal);
        await Type(browser, taken, "BBBB BBBB", HttpStatusCode.BadRequest);
        Assert.Equal("nieuwsgierige-nel@example.org", await AddressOf(member.Key));
    }

    [Fact]
    public async Task A_code_for_one_member_moves_no_other()
    {
        await app.Member("Eerste Eva");
        var other = await app.Member("Tweede Teun");
        using var first = await app.As("Eerste Eva");
        using var second = await app.As("Tweede Teun");
        await Ask(first, "samen@elders.example");
        var code = await app.CodeMailedTo("samen@elders.example");
        var page = await second.Get("/account/new-address");

        await second.Submit(page, "main .o-text form", new Dictionary<string, string> { ["Email"] = "samen@elders.example", ["Code"] = code }, HttpStatusCode.BadRequest);

        Assert.Equal("tweede-teun@example.org", await AddressOf(other.Key));
    }

    private static async Task<Page> Ask(PlatformClient browser, string email) =>
        await browser.Submit(await browser.Get("/account/address"), "main .o-text form", new Dictionary<string, string> { ["Email"] = email, ["OldPassword"] = PlatformApp.Password });

    private static Task<Page> Type(PlatformClient browser, Page page, string code, HttpStatusCode expected = HttpStatusCode.OK) =>
        browser.Submit(page, "main .o-text form", new Dictionary<string, string> { ["Code"] = code }, expected);

    private Task<string?> AddressOf(string member) => app.Scope(db => db.Users.Where(a => a.Id == member).Select(a => a.Email).SingleAsync());
}
