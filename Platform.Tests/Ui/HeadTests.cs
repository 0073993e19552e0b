using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Features.Members;

namespace Platform.Tests.Ui;

/// <summary>The head of every page.</summary>
public sealed class HeadTests(Browser browser, PlatformApp app) : IClassFixture<PlatformApp>, IClassFixture<Browser>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/questions")]
    [InlineData("/about/help")]
    [InlineData("/account/sign-in")]
    public async Task Each_page_has_one_button_to_ask_a_question_for_visitors_and_members(string path)
    {
        foreach (var reader in new[] { app.Visitor(), await app.As("Dora") })
        {
            var page = await reader.Get(path == "/account/sign-in" && reader.CookieHeader().Length > 0 ? "/my/work" : path);
            Assert.Equal("/ask", Assert.Single(page.Document.QuerySelectorAll(".o-head .nl-button--primary")).GetAttribute("href"));
        }
    }

    [Fact]
    public async Task A_page_that_is_not_found_has_the_button_too() =>
        Assert.NotNull((await app.Visitor().Get("/nergens", System.Net.HttpStatusCode.NotFound)).Document.QuerySelector(".o-head a[href='/ask']"));

    [Fact]
    public async Task A_moderator_sees_how_many_texts_wait_at_once_after_each_change_and_others_see_nothing()
    {
        using var anna = await app.As("Anna");
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        using var tom = await app.As("Tom", MemberRoles.Administrator);
        Assert.Null(Waiting(await mo.Get("/")));
        await anna.WriteArticle("Het eerste artikel");
        await anna.WriteArticle("Het tweede artikel");

        Assert.Equal("2", Waiting(await mo.Get("/questions")));
        Assert.Equal("2", Waiting(await tom.Get("/")));
        await app.Approve("Het eerste artikel");
        Assert.Equal("1", Waiting(await mo.Get("/")));
        await app.Approve("Het tweede artikel");
        Assert.Null(Waiting(await mo.Get("/")));
        foreach (var other in new[] { anna, app.Visitor() })
            Assert.Null((await other.Get("/")).Document.QuerySelector(".o-head a[href='/review']"));
    }

    [BrowserTheory]
    [InlineData("Dora", 390, "nl")]
    [InlineData("Dora", 390, "en")]
    [InlineData("Dora", 320, "nl")]
    [InlineData("Dora", 320, "en")]
    [InlineData("Mo", 390, "nl")]
    [InlineData("Mo", 390, "en")]
    [InlineData(null, 390, "nl")]
    [InlineData(null, 390, "en")]
    public async Task On_a_phone_the_head_is_two_rows_with_the_button_to_ask(string? who, int width, string language)
    {
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = width, Height = 844 } });
        if (who is not null)
        {
            using var member = await app.As(who, who == "Mo" ? MemberRoles.Moderator : MemberRoles.None);
            await context.AddCookiesAsync([new() { Name = "platform", Value = member.Cookie("platform")["platform=".Length..], Url = app.Address.ToString() }]);
        }

        await context.AddCookiesAsync([new() { Name = "language", Value = language, Url = app.Address.ToString() }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/questions");

        var head = await page.Locator(".o-head").BoundingBoxAsync();
        Assert.InRange(head!.Height, 60, 115);
        var ask = page.Locator(".o-head a[href='/ask']");
        Assert.True(await ask.IsVisibleAsync());
        var box = await ask.BoundingBoxAsync();
        Assert.True(box!.X + box.Width <= width && box.Y + box.Height < head.Height / 2 + 8, $"{box.X} {box.Y} {box.Width} {box.Height}");
        if (who is null)
            Assert.True(await page.Locator(".o-head a[href='/account/register']").IsVisibleAsync());
        if (who == "Mo")
            Assert.True(await page.Locator(".o-head a[href='/review']").IsVisibleAsync());
        Assert.True(await page.Locator(".o-foot form[action='/language'] button").IsVisibleAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    private static string? Waiting(Page page)
    {
        var link = page.Document.QuerySelector(".o-head a[href='/review']")!;
        Assert.StartsWith("Wachtrij", link.TextContent.Trim(), StringComparison.Ordinal);
        return link.QuerySelector(".o-number") is { } count && !count.HasAttribute("hidden") ? count.TextContent : null;
    }
}
