using Microsoft.Playwright;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Features.Members;

namespace Platform.Tests.Pages;

/// <summary>Writing with scripts on, as most people do.</summary>
public sealed class WritingJourneyTests(Browser browser, PlatformApp app) : IClassFixture<PlatformApp>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_question_is_asked_in_the_browser_also_while_its_draft_is_being_kept()
    {
        await app.Member("Vraagster");
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=/ask");
        await page.Locator("input[name=Email]").FillAsync("vraagster@example.org");
        await page.Locator("input[name=Password]").FillAsync(PlatformApp.Password);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/ask*");

        await page.Locator("[name=Title]").FillAsync("Wie schrijft er mee?");
        await page.Locator("[name=Body]").FillAsync("Met **vet** erin.");
        await Assertions.Expect(page.Locator("[data-preview] strong")).ToHaveTextAsync("vet");
        await page.RouteAsync("**/ask?handler=Autosave", async route =>
        {
            await Task.Delay(300);
            await route.ContinueAsync();
        });
        await page.WaitForRequestAsync("**/ask?handler=Autosave");
        await page.Locator("form[data-writing] button[type=submit]").First.ClickAsync();

        await page.WaitForURLAsync("**/questions/*");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Wie schrijft er mee?");
    }

    [BrowserFact]
    public async Task A_draft_is_there_again_after_the_window_was_closed()
    {
        await app.Member("Schrijver");
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=/ask");
        await page.Locator("input[name=Email]").FillAsync("schrijver@example.org");
        await page.Locator("input[name=Password]").FillAsync(PlatformApp.Password);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/ask*");
        await page.Locator("[name=Title]").FillAsync("Half af");
        await Assertions.Expect(page.Locator("[data-saved].o-saved--ok")).ToBeVisibleAsync();
        await page.CloseAsync();

        var again = await context.NewPageAsync();
        await again.GotoAsync("/my/work");
        await again.GetByRole(AriaRole.Link, new() { Name = "Half af" }).ClickAsync();

        await Assertions.Expect(again.Locator("[name=Title]")).ToHaveValueAsync("Half af");
    }

    [BrowserFact]
    public async Task A_topic_is_added_and_taken_away_with_its_button_beside_what_was_typed()
    {
        using var mo = await app.As("Mo Onderwerp", MemberRoles.Moderator);
        await mo.Ask("Waar ligt de sluis?", more: ("Tags", "zee-sluizen"));
        await app.Member("Kiezer");
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=/ask");
        await page.Locator("input[name=Email]").FillAsync("kiezer@example.org");
        await page.Locator("input[name=Password]").FillAsync(PlatformApp.Password);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        var button = page.GetByRole(AriaRole.Group, new() { Name = "Veel gebruikte onderwerpen" }).GetByRole(AriaRole.Button, new() { Name = "Zee sluizen" });
        var field = page.Locator("[name=Tags]");
        await field.FillAsync("dijken,");
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "false");

        await button.ClickAsync();
        await Assertions.Expect(field).ToHaveValueAsync("dijken, Zee sluizen");
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");

        await button.ClickAsync();
        await Assertions.Expect(field).ToHaveValueAsync("dijken");
        await field.FillAsync("zee sluizen");
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
    }
}
