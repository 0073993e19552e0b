using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Accounts;

public sealed class CodeTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string New = "een heel nieuw wachtwoord";

    [Fact]
    public async Task Wrong_codes_count_over_all_codes_of_an_account()
    {
        await app.Member("Geert Geraden");
        using var guesser = app.Visitor();
        var code = await GuessTwelveTimes(guesser, "geert-geraden@example.org", () => app.CodeMailedTo("geert-geraden@example.org"));

        await guesser.ChoosePassword(await guesser.Get("/account/new-password"), "geert-geraden@example.org", code, New, HttpStatusCode.BadRequest);

        var warned = Assert.Single(await app.MailTo("geert-geraden@example.org"), m => m.Contains("verkeerde codes", StringComparison.Ordinal));
        Assert.Contains("een uur", warned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_the_mailbox_gets_in_while_somebody_else_guesses()
    {
        await app.Member("Ella Eigen");
        const string email = "ella-eigen@example.org";
        using var guesser = app.Visitor();
        await GuessTwelveTimes(guesser, email, () => app.CodeMailedTo(email));
        for (var i = 0; i < 4; i++)
            await guesser.AskReset(email);
        for (var i = 0; i < 6; i++)
            await guesser.ChoosePassword(await guesser.Get("/account/new-password"), email, Newcomer.Another(""), New, HttpStatusCode.BadRequest);

        using var owner = app.Visitor();
        var page = await owner.AskReset(email);
        var done = await owner.ChoosePassword(page, email, await app.CodeMailedTo(email), New);

        Assert.Equal("/my/work", done.Address.AbsolutePath);
    }

    [Fact]
    public async Task Whoever_registers_reads_the_mailbox_and_joins_while_somebody_else_guesses()
    {
        const string email = "nieuweling@example.org";
        using var guesser = app.Visitor();
        var page = await guesser.Register(email, "Vreemde");
        for (var i = 0; i < 12; i++)
            page = await guesser.TypeCode(page, Newcomer.Another(""), HttpStatusCode.BadRequest);
        for (var i = 0; i < 6; i++)
            await guesser.Register(email, "Vreemde");

        using var owner = app.Visitor();
        var mine = await owner.Register(email, "Nieuweling");
        var welcome = await owner.TypeCode(mine, await app.CodeMailedTo(email));

        Assert.Equal("/my/work", welcome.Address.AbsolutePath);
        Assert.Equal("Nieuweling", await app.Scope(db => db.Users.Where(a => a.Email == email).Select(a => a.Member.Name).SingleAsync()));
    }

    [Fact]
    public async Task Another_spelling_of_an_address_gets_no_more_codes()
    {
        await app.Member("Kees Kelvin");
        using var stranger = app.Visitor();

        // The KELVIN SIGN is a K to whoever looks an account up.
        for (var i = 0; i < 4; i++)
        {
            await stranger.AskReset("kees-kelvin@example.org");
            await stranger.AskReset("\u212Aees-kelvin@example.org");
        }

        Assert.Equal(5, (await app.MailTo("kees-kelvin@example.org")).Count);
    }

    [Theory]
    [InlineData("n1<slachtoffer@example.org>")]
    [InlineData("\"n1\" <slachtoffer@example.org>")]
    [InlineData("slachtoffer@example.org(n1)")]
    [InlineData("slachtoffer@example.org, ander@example.org")]
    [InlineData("slachtoffer @example.org")]
    public async Task Only_a_bare_address_is_one(string typed)
    {
        using var browser = app.Visitor();
        var form = await browser.Get("/account/register");

        await browser.Submit(form, "main form", new Dictionary<string, string>
        {
            ["Name"] = "Naam", ["Email"] = typed, ["Password"] = Newcomer.Password, ["HouseRules"] = "true",
        }, HttpStatusCode.BadRequest);

        Assert.False(await app.Scope(db => db.Outbox.AnyAsync(m => m.To.Contains("slachtoffer"))));
    }

    /// <summary>Four wrong ones for each of three codes.</summary>
    /// <returns>The last code that was mailed before.</returns>
    private static async Task<string> GuessTwelveTimes(PlatformClient guesser, string email, Func<Task<string>> mailed)
    {
        var code = "";
        for (var asked = 0; asked < 3; asked++)
        {
            var page = await guesser.AskReset(email);
            code = await mailed();
            for (var i = 0; i < 4; i++)
                await guesser.ChoosePassword(page, email, Newcomer.Another(code), New, HttpStatusCode.BadRequest);
        }

        return code;
    }
}
