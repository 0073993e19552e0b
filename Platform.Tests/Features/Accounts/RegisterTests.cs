using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Accounts;

public sealed class RegisterTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Whoever_types_the_mailed_code_is_a_member_and_signed_in()
    {
        var organisation = await Organisation("gemeente Testdorp");
        using var browser = app.Visitor();

        var page = await browser.Register("nienke@testdorp.example", organisationKey: organisation.Key);
        var welcome = await browser.TypeCode(page, await app.CodeMailedTo("nienke@testdorp.example"));

        Assert.Equal("/my/work", welcome.Address.AbsolutePath);
        Assert.Contains("Nienke de Vries", welcome.Document.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        var member = await app.Scope(db => db.Users.Where(a => a.Email == "nienke@testdorp.example").Select(a => a.Member).SingleAsync());
        Assert.Equal(organisation.Key, member.OrganisationKey);
        Assert.True(await app.Scope(db => db.Memberships.AnyAsync(m => m.MemberKey == member.Key && m.OrganisationKey == organisation.Key && m.Until == null)));
    }

    [Fact]
    public async Task Who_wanted_to_ask_is_told_so_at_signing_in_and_asks_after_registering()
    {
        using var browser = app.Visitor();

        var signIn = await browser.Get("/ask?title=Mag+dit%3F");
        Assert.Contains("Log in om uw vraag te stellen.", signIn.Text, StringComparison.Ordinal);
        var form = await browser.Get(signIn.Document.QuerySelector("main a[href^='/account/register']")!.GetAttribute("href")!);
        var where = await browser.Submit(form, "main form", new Dictionary<string, string>
        {
            ["Name"] = "Vera Vraag", ["Email"] = "vera@example.org", ["Password"] = Newcomer.Password, ["HouseRules"] = "true",
        });
        var code = await browser.Submit(where, "#without", new Dictionary<string, string>());
        var asks = await browser.TypeCode(code, await app.CodeMailedTo("vera@example.org"));

        Assert.Equal("/ask", asks.Address.AbsolutePath);
        Assert.Equal("Mag dit?", asks.Document.QuerySelector("#Title")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("nl", "Log in om te laten weten dat u dit ook hebt.")]
    [InlineData("en", "Sign in to say that you have this too.")]
    public async Task Who_has_the_same_question_is_told_why_they_sign_in(string language, string why)
    {
        using var browser = app.Visitor();
        browser.SetCookie("language", language);

        Assert.Contains(why, (await browser.Get("/questions/0000000000/same")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Vul het e-mailadres van uw werk in, zoals naam@gemeente.nl.")]
    [InlineData("en", "Enter your work e-mail address, such as name@gemeente.nl.")]
    public async Task A_wrong_address_is_told_without_its_label_in_front(string language, string told)
    {
        using var browser = app.Visitor();
        browser.SetCookie("language", language);

        var refused = await browser.Submit(await browser.Get("/account/register"), "main form", new Dictionary<string, string>
        {
            ["Name"] = "Vera", ["Email"] = "vera", ["Password"] = Newcomer.Password, ["HouseRules"] = "true",
        }, HttpStatusCode.BadRequest);

        Assert.Equal(told, refused.Document.QuerySelector(".utrecht-alert--error a[href='#Email']")!.TextContent);
    }

    [Fact]
    public async Task Nobody_is_a_member_before_the_code_is_typed()
    {
        using var browser = app.Visitor();
        await browser.Register("nog-niet@example.org", "Nog Niet");

        Assert.False(await app.Scope(db => db.Members.AnyAsync(m => m.Name == "Nog Niet")));
        var refused = await browser.SignIn("nog-niet@example.org", Newcomer.Password, HttpStatusCode.BadRequest);
        Assert.Contains("horen niet bij elkaar", refused.Text, StringComparison.Ordinal);
        Assert.Equal(("#Email", "true"), (refused.Document.QuerySelector(".utrecht-alert--error a")?.GetAttribute("href"), refused.Document.QuerySelector("#Email")!.GetAttribute("aria-invalid")));
    }

    [Fact]
    public async Task Opening_the_page_of_the_code_changes_nothing()
    {
        using var browser = app.Visitor();
        var page = await browser.Register("scanner@example.org");
        using var scanner = app.Visitor();

        await scanner.Get(page.Address.AbsolutePath);
        await scanner.Get(page.Address.AbsolutePath + "?code=" + await app.CodeMailedTo("scanner@example.org"));

        Assert.False(await app.Scope(db => db.Users.AnyAsync(a => a.Email == "scanner@example.org")));
    }

    [Fact]
    public async Task A_confirmation_code_works_once()
    {
        using var browser = app.Visitor();
        var page = await browser.Register("eenmaal@example.org");
        var code = await app.CodeMailedTo("eenmaal@example.org");
        await browser.TypeCode(page, code);

        await Assert.ThrowsAsync<InvalidOperationException>(() => browser.TypeCode(page, code));
        Assert.Equal(1, await app.Scope(db => db.Users.CountAsync(a => a.Email == "eenmaal@example.org")));
    }

    [Fact]
    public async Task Every_code_of_the_last_minutes_works_and_then_none_does()
    {
        using var browser = app.Visitor();
        var page = await browser.Register("opnieuw@example.org");
        var first = await app.CodeMailedTo("opnieuw@example.org");
        page = await browser.Submit(page, "#again", new Dictionary<string, string>());
        var second = await app.CodeMailedTo("opnieuw@example.org");
        Assert.NotEqual(first, second);

        Assert.Equal("/my/work", (await browser.TypeCode(page, first)).Address.AbsolutePath);
        using var other = app.Visitor();
        var again = await other.Register("opnieuw@example.org");
        await other.TypeCode(again, second, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Registering_a_known_address_shows_the_same_page_and_only_the_mail_says_so()
    {
        await app.Member("Bekende Betty");
        using var browser = app.Visitor();

        var unknown = await browser.Register("onbekend@example.org");
        var known = await browser.Register("bekende-betty@example.org");

        Assert.Equal(Shown(unknown, "onbekend@example.org"), Shown(known, "bekende-betty@example.org"));
        Assert.Contains("al een account", Assert.Single(await app.MailTo("bekende-betty@example.org")), StringComparison.Ordinal);
        await browser.TypeCode(known, "123456", HttpStatusCode.BadRequest);

        static string Shown(Page page, string email) => page.Text.Replace(email, "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_who_registers_my_address_gets_no_say_in_my_account()
    {
        using var stranger = app.Visitor();
        using var owner = app.Visitor();
        await stranger.Register("van-mij@example.org", "Vreemdeling", password: "wachtwoord van de vreemdeling");
        var page = await owner.Register("van-mij@example.org", "Eigenaar");
        await owner.TypeCode(page, await app.CodeMailedTo("van-mij@example.org"));

        await stranger.SignIn("van-mij@example.org", "wachtwoord van de vreemdeling", HttpStatusCode.BadRequest);

        using var again = app.Visitor();
        Assert.Equal("/about", (await again.SignIn("van-mij@example.org", Newcomer.Password, HttpStatusCode.OK)).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_stranger_cannot_flood_a_mailbox()
    {
        using var stranger = app.Visitor();
        for (var i = 0; i < 7; i++)
            await stranger.Register("vol@example.org");

        Assert.Equal(5, (await app.MailTo("vol@example.org")).Count);
    }

    [Fact]
    public async Task An_imported_member_who_proves_the_address_takes_up_their_own_name_and_texts()
    {
        var imported = new Member(ShortKey.New(), "I. Mport", MemberRoles.Scientist, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        imported.ComesFrom("test:import-1", "Ines.Mport@Example.org", null);
        await Add(imported);
        using var browser = app.Visitor();

        var page = await browser.Register("ines.mport@example.org", "Ines Mport");
        Assert.False(await app.Scope(db => db.Users.AnyAsync(a => a.Id == imported.Key)));
        await browser.TypeCode(page, await app.CodeMailedTo("ines.mport@example.org"));

        var member = await app.Scope(db => db.Members.SingleAsync(m => m.Name == "Ines Mport"));
        Assert.Equal(imported.Key, member.Key);
        Assert.True(member.Roles.HasFlag(MemberRoles.Scientist));
    }

    [Fact]
    public async Task A_dissolved_organisation_is_not_offered()
    {
        await Organisation("gemeente Opgeheven", new DateOnly(2018, 12, 31));
        await Organisation("gemeente Opgebloeid");
        using var browser = app.Visitor();
        var where = await browser.BeginRegistration("zoekt@example.org");

        var page = await browser.Get($"{where.Address.AbsolutePath}?q=opge");

        Assert.Contains("Gemeente Opgebloeid", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("gemeente Opgeheven", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_dissolved_organisation_cannot_be_chosen_by_its_key()
    {
        var ended = await Organisation("gemeente Voorbij", new DateOnly(2018, 12, 31));
        using var browser = app.Visitor();
        var where = await browser.BeginRegistration("voorbij@example.org");

        var refused = await browser.Submit(where, "#without", new Dictionary<string, string> { ["organisation"] = ended.Key }, HttpStatusCode.BadRequest);

        Assert.NotNull(refused.Document.QuerySelector(".utrecht-alert--error"));
        Assert.Null(await app.Scope(db => db.SignUps.Where(s => s.Email == "voorbij@example.org").Select(s => s.OrganisationKey).SingleAsync()));
    }

    [Fact]
    public async Task The_domain_of_an_address_proposes_its_organisation_and_no_other()
    {
        var named = await Organisation("gemeente Zonnedam");
        await Organisation("gemeente Zonnedam-Oost");
        await Organisation("gemeente Maanstad");
        await Organisation("waterschap Zonnedam", new DateOnly(2018, 12, 31));
        using var browser = app.Visitor();

        var where = await browser.BeginRegistration("nina@post.zonnedam.nl");
        Assert.Equal([named.Key], where.Document.QuerySelectorAll("#choose button").Select(b => b.GetAttribute("value")));
        var code = await browser.Submit(where, "#choose", new Dictionary<string, string>(), button: "button");

        Assert.StartsWith("/account/confirm/", code.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(named.Key, await app.Scope(db => db.SignUps.Where(s => s.Email == "nina@post.zonnedam.nl").Select(s => s.OrganisationKey).SingleAsync()));
        Assert.Null((await browser.BeginRegistration("nina@nergens-bekend.nl")).Document.QuerySelector("#choose"));
    }

    [Fact]
    public async Task An_empty_form_names_every_error_at_once()
    {
        using var browser = app.Visitor();
        var form = await browser.Get("/account/register");
        Assert.Equal(["Name", "Email", "Password", "HouseRules"], form.Document.QuerySelectorAll("main [name]:not([type=hidden])").Select(i => i.GetAttribute("name")));

        // A box that is not ticked is not sent.
        var empty = await browser.Submit(form, "main form", new Dictionary<string, string>(), HttpStatusCode.BadRequest);
        var wrong = await browser.Submit(form, "main form", new Dictionary<string, string> { ["Name"] = "Moderator", ["Email"] = "jan", ["Password"] = "kort" }, HttpStatusCode.BadRequest);

        foreach (var page in new[] { empty, wrong })
            Assert.Equal(["#Name", "#Email", "#Password", "#HouseRules"], page.Document.QuerySelectorAll(".utrecht-alert--error li a").Select(a => a.GetAttribute("href")));
        Assert.Equal("jan", wrong.Document.QuerySelector("[name=Email]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("kort")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("zwak@example.org")]
    public async Task A_guessable_password_is_refused_and_the_rest_of_the_form_stays(string password)
    {
        using var browser = app.Visitor();
        var form = await browser.Get("/account/register");
        var page = await browser.Submit(form, "main form", new Dictionary<string, string>
        {
            ["Name"] = "Wim Zwak", ["Email"] = "zwak@example.org", ["Password"] = password, ["HouseRules"] = "true",
        }, HttpStatusCode.BadRequest);

        Assert.Contains("wachtwoord is", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Wim Zwak\"", page.Html, StringComparison.Ordinal);
        Assert.Empty(await app.MailTo("zwak@example.org"));
    }

    [Fact]
    public async Task Nobody_joins_without_the_house_rules()
    {
        using var browser = app.Visitor();
        var form = await browser.Get("/account/register");
        var page = await browser.Submit(form, "main form", new Dictionary<string, string>
        {
            ["Name"] = "Rebel", ["Email"] = "rebel@example.org", ["Password"] = Newcomer.Password, ["HouseRules"] = "false",
        }, HttpStatusCode.BadRequest);

        Assert.Contains("Vink aan dat u zich aan de spelregels houdt", page.Text, StringComparison.Ordinal);
        Assert.Empty(await app.MailTo("rebel@example.org"));
    }

    private Task<Organisation> Organisation(string name, DateOnly? endedOn = null) => app.Scope(async db =>
    {
        var organisation = new Organisation(ShortKey.New(), name, Layer.Gemeente);
        organisation.Describe(name, Layer.Gemeente, endedOn);
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        return organisation;
    });

    private Task<int> Add(object entity) => app.Scope(db =>
    {
        db.Add(entity);
        return db.SaveChangesAsync();
    });
}
