using System.Net;
using AngleSharp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Data;

namespace Platform.Tests.Ui;

/// <summary>A platform that has lost a table, so that one page fails.</summary>
public sealed class AppWithABrokenPage : PlatformApp
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Database.Open();
        await db.Database.ExecuteSqlRawAsync(Database.Provider == DatabaseProvider.SqlServer
            ? "EXEC sp_rename 'Memberships', 'Gone'"
            : "ALTER TABLE Memberships RENAME TO Gone");
    }
}

public sealed class ErrorPageTests(AppWithABrokenPage app) : IClassFixture<AppWithABrokenPage>
{
    [Theory]
    [InlineData("nl", "Deze pagina is er niet, of is alleen voor leden")]
    [InlineData("en", "This page is not here, or is for members only")]
    public async Task An_unknown_address_is_explained_in_the_reader_s_language(string language, string heading)
    {
        using var visitor = app.Visitor();
        visitor.SetCookie("language", language);
        var page = await visitor.Get("/about/nergens?x=1", HttpStatusCode.NotFound);

        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(heading, page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal("/about/nergens?x=1", page.Document.QuerySelector("input[name='returnUrl']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_failure_shows_a_number_to_quote_and_no_detail()
    {
        var member = await app.Member("Zonder Verleden");
        using var visitor = app.Visitor();
        var page = await visitor.Get($"/members/{member.Key}", HttpStatusCode.InternalServerError);

        Assert.Matches("noem nummer [0-9A-F]{4}-[0-9A-F]{4}", page.Text);
        Assert.DoesNotContain("Exception", page.Html, StringComparison.Ordinal);
        Assert.NotEmpty(page.Response.Headers.GetValues("Content-Security-Policy"));
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_form_that_is_refused_gives_the_text_back_but_no_password()
    {
        using var visitor = app.Visitor();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Body"] = "Wij bellen een week eerder <b>als</b> we het niet halen.",
            ["Password"] = "een geheime zin van mij",
        });
        using var answer = await visitor.Http.PostAsync("/about", form);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Uw tekst is er nog.", html, StringComparison.Ordinal);
        Assert.Contains("Wij bellen een week eerder &lt;b&gt;als&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("geheime zin", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_answers_with_a_problem_never_with_a_page()
    {
        using var client = app.ApiVisitor();
        using var answer = await client.GetAsync("/api/v1/nergens");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Each_status_has_its_own_words(string language)
    {
        var texts = app.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Web.Features.Errors.ErrorText>>();
        int[] statuses = [400, 403, 404, 409, 410, 413, 429, 500, 503];
        var words = Web.Shared.Language.In(language, () => statuses.SelectMany(s => new[] { texts[$"{s}.Title"], texts[$"{s}.Lead"] }).ToList());

        Assert.DoesNotContain(words, w => w.ResourceNotFound);
        Assert.Equal(words.Count, words.Select(w => w.Value).Distinct().Count());
    }

    [Fact]
    public async Task A_visitor_of_an_address_that_does_not_exist_can_search_sign_in_or_go_home()
    {
        using var visitor = app.Visitor();
        using var member = await app.As("Zoeker");

        Assert.Equal(["/search", "/account/sign-in?returnUrl=%2Fabout%2Fnergens%3Fx%3D1", "/"], Buttons(await visitor.Get("/about/nergens?x=1", HttpStatusCode.NotFound)));
        Assert.Equal(["/search", "/"], Buttons(await member.Get("/about/nergens?x=1", HttpStatusCode.NotFound)));
    }

    [Fact]
    public async Task A_page_that_failed_can_be_asked_again_and_no_other_site_is_in_its_place()
    {
        var member = await app.Member("Nog Zonder Verleden");
        using var visitor = app.Visitor();

        Assert.Equal([$"/members/{member.Key}?page=1", "/"], Buttons(await visitor.Get($"/members/{member.Key}?page=1", HttpStatusCode.InternalServerError)));
    }

    [Theory]
    [InlineData("/about?x=1", "/about?x=1")]
    [InlineData("https://elders.example/formulier", null)]
    [InlineData(null, null)]
    public async Task A_form_that_is_refused_leads_back_to_its_own_page_and_never_to_another_site(string? from, string? back)
    {
        using var visitor = app.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/about") { Content = new FormUrlEncodedContent([new("Body", "Een tekst om te bewaren.")]) };
        if (from is not null)
            request.Headers.Referrer = new Uri(app.Address, from);
        using var answer = await visitor.Http.SendAsync(request);
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(answer.Content.ReadAsStream()));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(back is null ? ["/"] : [back, "/"], document.QuerySelectorAll("main a.nl-button").Select(a => a.GetAttribute("href")));
    }

    private static IEnumerable<string?> Buttons(Page page) => page.Document.QuerySelectorAll("main a.nl-button").Select(a => a.GetAttribute("href"));
}
