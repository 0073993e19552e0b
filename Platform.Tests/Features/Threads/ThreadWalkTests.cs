using Microsoft.Playwright;
using Platform.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.Tests.Features.Threads;

/// <summary>Walking through a thread with keys and in parts, in a real browser.</summary>
public sealed class ThreadWalkTests(TrustingApp app, Browser browser) : IClassFixture<TrustingApp>, IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Earlier_parts_leave_the_post_that_is_read_where_it_is()
    {
        var (thread, _) = await LongThread.Of(app, 130);
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/questions/{thread}?end=1");
        var posts = page.Locator("[data-posts] > .o-post");

        for (var shown = 20; shown <= 100; shown += 20)
        {
            await Expect(posts).ToHaveCountAsync(shown);
            await page.EvaluateAsync("document.querySelector('[data-earlier] a').scrollIntoView({ block: 'center', behavior: 'instant' })");
            var before = await posts.First.EvaluateAsync<double>("post => (window.read = post).getBoundingClientRect().top");
            // A smooth scroll is under way when the part comes. It may end, but not at its old goal.
            await page.EvaluateAsync("{ scrollBy({ top: -40, behavior: 'smooth' }); document.querySelector('[data-earlier] a').click(); }");
            await Expect(posts).ToHaveCountAsync(shown + 20);
            await page.WaitForTimeoutAsync(400);

            Assert.Equal(before, await page.EvaluateAsync<double>("window.read.getBoundingClientRect().top"), 45.0);
            await page.EvaluateAsync("document.querySelectorAll('[data-posts] > .o-post')[4].scrollIntoView({ block: 'start', behavior: 'instant' })");
            await Expect(page.Locator("[data-map-range]")).ToContainTextAsync($"–{await page.EvaluateAsync<int>(LastSeen) + 130 - shown - 20} van 130");
        }
    }

    [BrowserFact]
    public async Task The_map_tells_what_the_page_holds_before_one_reads_on_and_its_field_for_a_date_can_be_read()
    {
        var (thread, _) = await LongThread.Of(app, 65);
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 1280, Height = 500 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/questions/{thread}?end=1");

        await page.EvaluateAsync("scrollTo(0, 40)");
        await page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        await Expect(page.Locator("[data-map-range]")).ToHaveTextAsync("46–65 van 65");
        await page.Locator(".o-map__date > summary").ClickAsync();

        Assert.True((await page.Locator("#map-date").BoundingBoxAsync())!.Width > 100);
    }

    [BrowserFact]
    public async Task Keys_walk_through_the_posts_show_themselves_and_can_be_switched_off()
    {
        var thread = await app.Ask("Aad");
        var first = await app.Reply("Bea", thread, "Zes weken.");
        var second = await app.Reply("Cor", thread, "Acht weken.");
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/questions/{thread}");
        var keys = page.GetByRole(AriaRole.Dialog, new() { Name = "Sneltoetsen" });

        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator($"#p-{first.Key} > article")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator($"#p-{second.Key} > article")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator($"#p-{first.Key} > article")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#q-head")).ToBeFocusedAsync();
        // In a field a key is a letter.
        await page.Keyboard.TypeAsync("j?");
        await Expect(page.Locator("#q-head")).ToHaveValueAsync("j?");
        await Expect(keys).ToBeHiddenAsync();

        await page.Locator("h1").ClickAsync();
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("?");
        await Expect(keys).ToBeVisibleAsync();
        await keys.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("?");
        await page.Keyboard.PressAsync("j");
        await Expect(keys).ToBeHiddenAsync();
        await Expect(page.Locator("article:focus")).ToHaveCountAsync(0);
        // The foot of the page shows them still, and switches them on again.
        await page.GetByRole(AriaRole.Button, new() { Name = "Sneltoetsen" }).ClickAsync();
        await Expect(keys.GetByRole(AriaRole.Checkbox)).Not.ToBeCheckedAsync();
    }

    /// <summary>How many posts of the list are above the end of the screen.</summary>
    private const string LastSeen = "[...document.querySelectorAll('[data-posts] > .o-post')].filter(post => post.getBoundingClientRect().top < innerHeight).length";
}
