using Microsoft.Playwright;
using Platform.Tests.Support;

namespace Platform.Tests.Pages;

/// <summary>Finding while doing something else, with scripts on.</summary>
public sealed class FindingJourneyTests(Browser browser, DemoApp app) : IClassFixture<DemoApp>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_search_box_completes_by_keyboard_and_still_searches_what_was_typed()
    {
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 320, Height = 700 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        var box = page.GetByRole(AriaRole.Combobox).Last;
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);

        await Type("woo");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page.Locator("[role=status]", new() { HasText = "suggestie" })).ToHaveCountAsync(1);
        await box.PressAsync("ArrowDown");
        var chosen = page.GetByRole(AriaRole.Option, new() { Selected = true });
        await Assertions.Expect(chosen).ToHaveCountAsync(1);
        Assert.Equal(await chosen.GetAttributeAsync("id"), await box.GetAttributeAsync("aria-activedescendant"));
        await box.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        Assert.Equal("woo", await box.InputValueAsync());

        await box.PressAsync("ArrowDown");
        var path = await chosen.GetAttributeAsync("data-path");
        await box.PressAsync("Enter");
        await page.WaitForURLAsync($"**{path}");

        await page.GotoAsync("/");
        await Type("woo");
        await box.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?q=woo");

        async Task Type(string words)
        {
            await box.PressSequentiallyAsync(words, new() { Delay = 20 });
            await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        }
    }

    [BrowserFact]
    public async Task What_is_related_comes_when_one_scrolls_to_it()
    {
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 390, Height = 600 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/questions");
        await page.Locator("main .o-title a").First.ClickAsync();

        await page.Locator("[data-related]").ScrollIntoViewIfNeededAsync();

        await Assertions.Expect(page.Locator("#related + ul > li").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Who_writes_is_shown_what_exists_without_losing_the_place_or_the_text()
    {
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=/ask");
        await page.Locator("input[name=Email]").FillAsync("nadia@example.org");
        await page.Locator("input[name=Password]").FillAsync(Platform.Web.Demo.DemoContent.Password);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/ask*");
        var existing = await page.EvaluateAsync<string>("fetch('/questions').then(r => r.text()).then(t => new DOMParser().parseFromString(t, 'text/html').querySelector('.o-title a').textContent)");

        var title = page.Locator("[name=Title]");
        await title.PressSequentiallyAsync(existing);

        var found = page.Locator(".o-exists a").First;
        await Assertions.Expect(found).ToContainTextAsync(existing);
        await Assertions.Expect(title).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[role=status][data-count]")).Not.ToBeEmptyAsync();
        var opened = await context.RunAndWaitForPageAsync(() => found.ClickAsync());
        await opened.WaitForURLAsync("**/questions/**");
        await Assertions.Expect(title).ToHaveValueAsync(existing);

        await page.Locator(".o-exists summary").ClickAsync();
        await title.PressSequentiallyAsync(" nog iets");
        await page.WaitForResponseAsync("**/ask?*handler=Exists*");
        await Assertions.Expect(page.Locator(".o-exists")).Not.ToHaveAttributeAsync("open", "");
    }
}
