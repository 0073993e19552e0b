using Microsoft.Playwright;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Features.Members;

namespace Platform.Tests.Pages;

public sealed class DecisionTests(Browser browser, PlatformApp app) : IClassFixture<PlatformApp>, IClassFixture<Browser>
{
    [BrowserTheory]
    [InlineData("Return", "Unclear", "Wie doet wat?", "Teruggestuurd")]
    [InlineData("Approve", "None", "", null)]
    public async Task An_author_hears_of_a_decision_on_the_page_they_have_open(string decision, string reason, string text, string? shown)
    {
        var title = $"Wacht op een besluit: {decision}";
        await app.Member("Wachter");
        using var author = await app.As("Wachter");
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        var waits = await author.Ask(title);
        await author.Ask($"Nog een vraag bij {decision}");
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=" + waits.Address.AbsolutePath);
        await page.Locator("input[name=Email]").FillAsync("wachter@example.org");
        await page.Locator("input[name=Password]").FillAsync(PlatformApp.Password);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/questions/*");
        var line = page.GetByRole(AriaRole.Link, new() { Name = "Bekijk het besluit" });
        await Assertions.Expect(line).ToBeHiddenAsync();

        // A decision about another text says nothing here.
        await mo.Decide(await mo.OpenReview($"Nog een vraag bij {decision}"), "Approve");
        await Assertions.Expect(page.Locator("[data-bell-news]")).ToHaveTextAsync("Nieuwe melding");
        await Assertions.Expect(line).ToBeHiddenAsync();
        await mo.Decide(await mo.OpenReview(title), decision, reason, text);

        await Assertions.Expect(line).ToBeVisibleAsync();
        await line.ClickAsync();
        await Assertions.Expect(page.Locator("[data-waits]")).ToHaveCountAsync(0);
        if (shown is not null)
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(shown);
    }
}
