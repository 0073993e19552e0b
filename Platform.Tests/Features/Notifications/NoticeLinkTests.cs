using Microsoft.Playwright;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Features.Notifications;

/// <summary>Notifications in a real browser, where they are links.</summary>
public sealed class NoticeLinkTests(TrustingApp app, Browser browser) : IClassFixture<TrustingApp>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_notification_opens_in_a_new_tab_and_is_read_then()
    {
        await using var context = await Notified("Anna");
        var page = context.Pages[0];

        var tab = await context.RunAndWaitForPageAsync(() => page.Locator("a.o-notice").First.ClickAsync(new() { Modifiers = [KeyboardModifier.Control] }));

        await Expect(tab.Locator(".o-post").First).ToContainTextAsync("Zes weken.");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/notifications$"));
        await NothingIsNew(page);
    }

    [BrowserFact]
    public async Task A_press_opens_a_notification_in_the_same_tab_and_reads_it()
    {
        await using var context = await Notified("Bram");
        var page = context.Pages[0];

        await page.Locator("a.o-notice").First.ClickAsync();

        await Expect(page.Locator(".o-post").First).ToContainTextAsync("Zes weken.");
        await NothingIsNew(page);
    }

    private static async Task NothingIsNew(IPage page)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            await page.GotoAsync("/notifications");
            if (await page.Locator("#new").CountAsync() == 0)
                return;
            await Task.Delay(100);
        }

        Assert.Fail("The notification is still new.");
    }

    /// <summary>Opens the notifications of a member who got an answer.</summary>
    private async Task<IBrowserContext> Notified(string name)
    {
        await app.Reply("Cor", await app.Ask(name), "Zes weken.");
        using var client = await app.As(name);
        var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        await context.AddCookiesAsync([new() { Name = "platform", Value = client.Cookie("platform")["platform=".Length..], Url = app.Address.ToString() }]);
        await (await context.NewPageAsync()).GotoAsync("/notifications");
        return context;
    }
}
