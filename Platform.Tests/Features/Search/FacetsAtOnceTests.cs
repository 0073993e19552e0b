using Microsoft.Playwright;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Search;

/// <summary>With scripts a ticked box narrows the results at once.</summary>
public sealed class FacetsAtOnceTests(Browser browser, SearchApp app) : IClassFixture<SearchApp>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_ticked_box_narrows_at_once_keeps_the_focus_and_announces_the_number()
    {
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/search?q=dienstfiets");
        await Assertions.Expect(page.Locator(".o-hits > li")).ToHaveCountAsync(3);
        var box = page.Locator("input[name=kind][value=article]");
        await box.FocusAsync();

        await page.Keyboard.PressAsync("Space");

        await Assertions.Expect(page.Locator(".o-hits > li")).ToHaveCountAsync(1);
        await Assertions.Expect(box).ToBeFocusedAsync();
        await Assertions.Expect(box).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("[data-said]")).ToHaveTextAsync("1 resultaat");
        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("dienstfiets soort:artikel");
        Assert.EndsWith("/search?q=dienstfiets soort:artikel", Uri.UnescapeDataString(page.Url), StringComparison.Ordinal);
        await Assertions.Expect(page).ToHaveTitleAsync("1 resultaat voor dienstfiets soort:artikel | Zoeken | Platform O");

        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator(".o-hits > li")).ToHaveCountAsync(3);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".o-hits > li")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task The_button_is_only_beside_the_fields_that_are_typed()
    {
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/search?q=dienstfiets");
        var button = page.Locator("form[data-facets] button");
        await Assertions.Expect(page.Locator("form[data-facets][data-at-once]")).ToHaveCountAsync(1);
        await Assertions.Expect(button).ToBeHiddenAsync();

        await page.Locator("form[data-facets] summary").ClickAsync();

        await Assertions.Expect(button).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task On_a_phone_the_form_is_folded_and_stays_open_after_a_choice()
    {
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 320, Height = 700 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/search?q=dienstfiets");
        var status = page.Locator("form[data-facets] input[name=kind]").First;
        await Assertions.Expect(status).ToBeHiddenAsync();

        await page.Locator(".o-fold > summary").ClickAsync();
        await page.Locator("input[name=kind][value=article]").CheckAsync();

        await Assertions.Expect(page.Locator("#q")).ToHaveValueAsync("dienstfiets soort:artikel");
        await Assertions.Expect(status).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("form[data-facets] input[name=author]")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Without_scripts_the_button_below_the_boxes_applies_them()
    {
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/search?q=dienstfiets");
        await page.Locator("input[name=kind][value=article]").CheckAsync();
        await page.Locator("form[data-facets] summary").ClickAsync();
        await page.Locator("form[data-facets] input[name=from]").FillAsync("01-05-2021");

        await page.Locator("form[data-facets] button").ClickAsync();

        await page.WaitForURLAsync("**/search?q=dienstfiets*soort*");
        await Assertions.Expect(page.Locator(".o-hits > li")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task The_link_to_the_feed_is_a_target_of_its_own()
    {
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 320, Height = 700 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/search?q=dienstfiets");
        var box = await page.Locator(".o-feed a").BoundingBoxAsync();
        Assert.True(box!.Height >= 24, $"{box.Height} px high");
    }
}
