using Microsoft.Playwright;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Features.Organisations;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Pages;

/// <summary>An experience from the form on a phone until another organisation used it.</summary>
public sealed class ExperienceJourneyTests(Browser browser, PlatformApp app) : IClassFixture<PlatformApp>, IClassFixture<Browser>
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_experience_is_written_on_a_phone_found_by_its_outcome_and_used_by_another_organisation(bool scripts)
    {
        var title = scripts ? "Spreekuur in de bibliotheek" : "Spreekuur in de kantine";
        var word = scripts ? "bibliotheek" : "kantine";
        await app.Member("Olga", layer: Layer.Gemeente);
        await app.Member("Piet", layer: Layer.Waterschap);
        await using var olga = await OnAPhone(scripts, "olga", "/experiences/new");
        var page = olga.Pages[0];
        await page.GetByLabel("Wat probeerde u, en waar?").FillAsync(title);
        await page.GetByLabel("Werkte deels").CheckAsync();
        await page.GetByLabel("De situatie").FillAsync("Mensen kwamen niet naar het gemeentehuis.");
        await page.GetByLabel("Wat we deden").FillAsync("Elke dinsdag zaten wij daar met twee mensen.");
        await page.GetByLabel("Wat het opleverde").FillAsync("Er kwamen er zestig, en acht kwamen terug.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stuur in" }).ClickAsync();
        await page.WaitForURLAsync("**/experiences/*");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await app.Approve(title);
        await Eventually(async () => (await app.Visitor().Get($"/search?q={word}")).Text.Contains(title, StringComparison.Ordinal));

        await using var piet = await OnAPhone(scripts, "piet", $"/search?q={word}+uitkomst:\"werkte+deels\"");
        var found = piet.Pages[0];
        await found.Locator("main").GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        await found.WaitForURLAsync("**/experiences/*");
        await found.GetByLabel("Hoe gebruikte u het?").FillAsync("In het wijkcentrum.");
        await found.GetByRole(AriaRole.Button, new() { Name = "Wij gebruikten dit ook" }).ClickAsync();
        await Assertions.Expect(found.Locator("[aria-labelledby=uses]")).ToContainTextAsync("In het wijkcentrum.");
        await Assertions.Expect(found.Locator("[aria-labelledby=uses]")).ToContainTextAsync("waterschap", new() { IgnoreCase = true });
    }

    private async Task<IBrowserContext> OnAPhone(bool scripts, string name, string address)
    {
        var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 390, Height = 844 }, JavaScriptEnabled = scripts });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(address));
        await page.Locator("input[name=Email]").FillAsync($"{name}@example.org");
        await page.Locator("input[name=Password]").FillAsync(PlatformApp.Password);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return context;
    }
}
