using System.Collections.Concurrent;
using Microsoft.Playwright;
using Platform.Tests.Support;
using Platform.Web.Demo;

namespace Platform.Tests.Pages;

/// <summary>Every page there is, in both languages, on a desk and on a phone, zoomed, dark, by keyboard and refused, in a real browser.</summary>
public sealed class EveryPageTests(Browser browser, EveryPageApp app) : IClassFixture<EveryPageApp>, IClassFixture<Browser>
{
    /// <summary>One viewer's browser looks at so many pages; several browsers look at the same time.</summary>
    private const int PagesOfABrowser = 16, Browsers = 3;

    /// <summary>Forms that may be sent without text, by the end of their path. They are refused with too much text.</summary>
    private static readonly string[] MayBeEmpty = ["/my/profile", "/thanks", "/use"];

    /// <summary>Routes that no viewer of the demo gets as a page, with the reason.</summary>
    private static readonly Dictionary<string, string> NoPage = new()
    {
        ["account/kept"] = "only after a form was sent without a session",
        ["account/sign-out"] = "answers to a form",
        ["error/{code:int}"] = "comes in place of another page; looked at as /niet-gevonden",
        ["preview"] = "answers to a form",
        ["questions/{key}/same"] = "answers to a form",
        ["threads/{key}/accepted"] = "answers to a form",
        ["threads/{key}/part"] = "a piece of a page",
        ["threads/{key}/read"] = "answers to a form",
        ["threads/{key}/votes"] = "answers to a form",
    };

    [Fact]
    public async Task Every_page_is_looked_at_by_somebody()
    {
        var looked = (await app.Pages()).Select(p => p.Route).ToHashSet();

        var left = (await GetEndpoints.PagesOf(app)).Select(p => p.Route).Where(route => !looked.Contains(route)).ToList();

        Assert.Equal(string.Join('\n', NoPage.Keys.Order(StringComparer.Ordinal)), string.Join('\n', left));
    }

    [BrowserFact]
    public async Task A_page_has_no_fault_for_axe_a_keyboard_a_phone_or_zoom_in_any_state_and_asks_no_other_host()
    {
        var faults = new ConcurrentQueue<string>();
        var parts = (await app.Pages()).GroupBy(p => p.Who).SelectMany(viewer => viewer.Chunk(PagesOfABrowser));

        await Parallel.ForEachAsync(parts, new ParallelOptions { MaxDegreeOfParallelism = Browsers }, async (part, _) =>
            await LookAt([.. part.Select(p => p.Address)], part[0].Who, faults));

        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }

    private async Task LookAt(IReadOnlyList<string> addresses, string? who, ConcurrentQueue<string> faults)
    {
        await using var context = await browser.NewContext(new()
        {
            BaseURL = app.Address.ToString(),
            ViewportSize = new() { Width = PageLook.Desk, Height = PageLook.Tall },
            ReducedMotion = ReducedMotion.Reduce,
        });
        await PageLook.Prepare(context);
        var page = await context.NewPageAsync();
        Watch(page, faults);
        if (who is not null)
            await SignIn(page, who);
        foreach (var address in addresses)
            await LookAt(page, address, faults);
    }

    private async Task LookAt(IPage page, string address, ConcurrentQueue<string> faults)
    {
        var look = new PageLook(page);
        await Open(page, address, "nl", faults);
        Add(await look.Faults(""));
        var forms = await RefusedForms.Count(page);
        await Open(page, address, "en", faults);
        Add(await look.FaultsOnPhone(" in English"));
        // Last, since a refusal may leave a draft.
        for (var i = 0; i < forms; i++)
        {
            await Open(page, address, "nl", faults);
            var path = await RefusedForms.PathOf(page, i);
            if (await RefusedForms.Refuse(page, i, tooLong: MayBeEmpty.Any(end => path.EndsWith(end, StringComparison.Ordinal))) is { } shown)
                faults.Enqueue($"{address}: form {i} did not say what is wrong. {shown}");
            else
                Add(await look.FaultsOfRefusal($" (form {i}, refused)"));
        }

        void Add(IEnumerable<string> found)
        {
            foreach (var fault in found)
                faults.Enqueue(fault);
        }
    }

    private void Watch(IPage page, ConcurrentQueue<string> faults)
    {
        page.Console += (_, message) =>
        {
            // A refused form and a page that is not there say so in the console; that they look right is what is tested.
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status of 4", StringComparison.Ordinal))
                faults.Enqueue($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => faults.Enqueue($"{page.Url}: {error}");
        page.Response += (_, response) =>
        {
            // Programs and proxies know by the status that a form was refused.
            if (response.Request is { Method: "POST", IsNavigationRequest: true } && response.Status == 200)
                faults.Enqueue($"{response.Url} refuses a form with status 200");
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(app.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                faults.Enqueue($"{page.Url} asks {request.Url}");
        };
    }

    private async Task Open(IPage page, string address, string language, ConcurrentQueue<string> faults)
    {
        await page.Context.AddCookiesAsync([new() { Name = "language", Value = language, Url = app.Address.ToString() }]);
        await page.GotoAsync(address);
        if (await page.Locator("html").GetAttributeAsync("lang") is var spoken && spoken != language)
            faults.Enqueue($"{page.Url} speaks {spoken}, not {language}");
    }

    private static async Task SignIn(IPage page, string who)
    {
        await page.GotoAsync("/account/sign-in");
        await page.Locator("input[name=Email]").FillAsync($"{who}@example.org");
        await page.Locator("input[name=Password]").FillAsync(DemoContent.Password);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }
}
