using Microsoft.Playwright;
using Platform.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Features.Threads;

/// <summary>What a member sees of a reply right after sending it, in a real browser.</summary>
public sealed class OwnReplyPageTests(PlatformApp app, Browser browser) : IClassFixture<PlatformApp>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_reply_that_waits_is_on_the_page_at_once_with_the_focus_and_the_next_one_is_of_the_usual_kind()
    {
        var thread = await app.Ask("Aad");
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await Open(context, thread, "Nina");

        await page.Locator("#reply textarea").FillAsync("Daar ben ik het niet mee eens.");
        await page.Locator("#reply").GetByRole(AriaRole.Radio, new() { Name = "Tegenspraak" }).CheckAsync();
        await page.Locator("#reply button.nl-button--primary").ClickAsync();

        var own = page.Locator("[data-own] article");
        await Expect(own).ToContainTextAsync("Daar ben ik het niet mee eens.");
        await Expect(own).ToContainTextAsync("Wacht op");
        await Expect(own).ToBeFocusedAsync();
        await Expect(page.Locator("#reply").GetByRole(AriaRole.Radio, new() { Name = "Antwoord" })).ToBeCheckedAsync();
    }

    [BrowserFact]
    public async Task A_reply_that_is_posted_gets_the_focus_and_is_called_the_reader_s_own()
    {
        var thread = await app.Ask("Aad");
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await Open(context, thread, "Aad");

        await page.Locator("#reply textarea").FillAsync("Nog een aanvulling.");
        await page.Locator("#reply button.nl-button--primary").ClickAsync();

        var post = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Nog een aanvulling." });
        await Expect(post).ToBeFocusedAsync();
        await Expect(post.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Opmerking van Aad, uw reactie");
    }

    private async Task<IPage> Open(IBrowserContext context, string thread, string name)
    {
        using var client = await app.As(name);
        var cookie = client.Cookie("platform").Split('=', 2);
        await context.AddCookiesAsync([new() { Name = cookie[0], Value = cookie[1], Url = app.Address.ToString() }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/questions/{thread}");
        await Expect(page.Locator("[data-live=live]")).ToBeVisibleAsync();
        return page;
    }
}
