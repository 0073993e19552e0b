using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Accounts;

namespace Platform.Tests.Features.Accounts;

public sealed class PendingFormTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string Typed = "Een lange tekst, met <b>haakjes</b> & \"aanhalingstekens\",\ndie niet weg mag.";

    [Fact]
    public async Task A_text_sent_after_the_session_ended_is_there_after_signing_in_and_can_be_sent()
    {
        var member = await app.Member("Kees Kwijt");
        using var browser = await BrowserOf("Kees Kwijt");
        var form = await browser.Get("/my/profile");
        await EndSessionsOf(member.Key);

        var asked = await browser.Submit(form, "main .o-text form", Fields());
        Assert.Equal(PendingForms.Page, asked.Address.AbsolutePath);
        Assert.Contains("die niet weg mag", asked.Text, StringComparison.Ordinal);
        var wrong = await browser.Submit(asked, "main form", Credentials("verkeerd wachtwoord"), HttpStatusCode.BadRequest);
        Assert.Contains("die niet weg mag", wrong.Text, StringComparison.Ordinal);
        var ready = await browser.Submit(wrong, "main form", Credentials(PlatformApp.Password));
        Assert.Contains("<b>haakjes</b>", ready.Text, StringComparison.Ordinal);
        Assert.Null(await About(member.Key));
        var saved = await browser.Submit(ready, "main form", new Dictionary<string, string>());

        Assert.Equal("/my/profile", saved.Address.AbsolutePath);
        Assert.Equal("Een lange tekst, met <b>haakjes</b> & \"aanhalingstekens\", die niet weg mag.", await About(member.Key));

        static Dictionary<string, string> Credentials(string password) => new() { ["Email"] = "kees-kwijt@example.org", ["Password"] = password };
    }

    [Fact]
    public async Task A_form_with_the_token_of_an_earlier_identity_is_offered_again()
    {
        var member = await app.Member("Tilly Token");
        using var before = await app.As("Ernst Eerder");
        var form = await before.Get("/my/profile");
        using var browser = await BrowserOf("Tilly Token");

        var kept = await browser.Submit(form, "main .o-text form", Fields("Tilly Token"));
        Assert.Equal(PendingForms.Page, kept.Address.AbsolutePath);
        Assert.Null(await About(member.Key));
        await browser.Submit(kept, "main form", new Dictionary<string, string>());

        Assert.NotNull(await About(member.Key));
    }

    [Fact]
    public async Task A_form_that_another_site_sent_is_not_kept()
    {
        var member = await app.Member("Vera Vreemd");
        using var browser = await app.As("Vera Vreemd");
        var form = await browser.Get("/my/profile");
        await EndSessionsOf(member.Key);
        browser.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var page = await browser.Submit(form, "main .o-text form", Fields());

        Assert.Equal("/account/sign-in", page.Address.AbsolutePath);
        Assert.DoesNotContain("die niet weg mag", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    public async Task A_kept_text_goes_to_no_other_site(string to)
    {
        using var browser = await BrowserOf("Opa Open");

        using var response = await browser.Http.PostAsync(
            PendingForms.Page + "?to=" + Uri.EscapeDataString(to), new FormUrlEncodedContent(new Dictionary<string, string> { ["Body"] = Typed }));

        Assert.DoesNotContain("evil", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_learns_that_the_session_ended()
    {
        using var visitor = app.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/my/profile") { Content = new FormUrlEncodedContent(Fields()) };
        request.Headers.Add("X-Requested-With", "fetch");

        using var response = await visitor.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static Dictionary<string, string> Fields(string name = "Kees Kwijt") => new() { ["Name"] = name, ["About"] = Typed, ["MailLanguage"] = "nl" };

    /// <summary>One that says, as browsers do, that its requests come from a page of this site.</summary>
    private async Task<PlatformClient> BrowserOf(string member)
    {
        var browser = await app.As(member);
        browser.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    private Task<string?> About(string memberKey) => app.Scope(db => db.Members.Where(m => m.Key == memberKey).Select(m => m.About).SingleAsync());

    private Task<int> EndSessionsOf(string memberKey) => app.Scope(async db =>
    {
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == memberKey).ToListAsync());
        return await db.SaveChangesAsync();
    });
}
