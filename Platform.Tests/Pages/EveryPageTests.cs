using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Platform.Tests.Support;
using Platform.Web.Demo;

namespace Platform.Tests.Pages;

/// <summary>Every page, as each role, in both languages, on a desk and on a phone, in a real browser.</summary>
[Collection(Browser.Collection)]
public sealed class EveryPageTests(Browser browser, DemoApp app) : IClassFixture<DemoApp>
{
    private static readonly string[] ForAnyone =
    [
        "/", "/questions", "/articles", "/experiences", "/experiences?outcome=failed", "/experiences?:first", "/search?q=soort:ervaring+uitkomst:werkte", "/search?q=Woo", "/search?q=zzzzzz", "/search?q=hoeveel+dagen+wijkteam+soort:vraag", "/search?q=statsu:open+Woo+org:heikamp+sort:nieuwste", "/search?q=Woo+laag:waterschap+soort:artikel", "/about", "/about/house-rules", "/about/accessibility",
        "/about/privacy", "/about/help", "/account/sign-in", "/account/register", "/account/reset", "/organisations", "/niet-gevonden",
        "/questions?:first", "/contributions?:related", "/articles?:first", "/members?:first", "/tags?:first", "/organisations?:first",
        "/r", "/r?code=XXXXXX", "/r?:round", "/r?:round/screen", "/r?:round/screen?theme=dark",
    ];

    private static readonly string[] ForMembers =
    [
        "/ask", "/write", "/experiences/new", "/experiences?:first", "?:then=a[href$='/use']", "/my/work", "/notifications", "/my/searches", "/my/profile", "/my/data", "/my/tokens", "/account/sessions", "/account/password", "/account/address", "/account/new-address", "/questions?:first",
        "?:follow=[data-act=quote]", "?:follow=[data-page='/thanks']:not([hidden])", "?:follow=[data-page='/history']",
        "?:follow=[data-page='/edit']:not([hidden])", "?:then=a[href$='/withdraw']",
    ];

    private static readonly string[] ForModerators =
    [
        "/review", "/review?:first", "/rounds?:round", "/rounds?:round/desk", "/rounds?:round/lead", "/rounds?:round/answers", "/rounds?:open",
        "?:follow=[data-page='/moderate']", "?:then=a[href$='/move']", "?:follow=[data-page='/history']", "?:follow=a[href$='/lock']", "?:follow=a[href$='/conclusion']",
    ];

    private static readonly string[] ForAdministrators = ["/admin", "/admin/mail", "/admin/search", "/admin/synonyms?try=woo+verzoek"];

    public static TheoryData<string?, string, int> Viewers => new()
    {
        { null, "nl", 1280 }, { null, "en", 320 },
        { "nadia", "nl", 320 }, { "nadia", "en", 1280 },
        { "ilse", "nl", 1280 }, { "ilse", "en", 320 },
        { "tom", "nl", 1280 }, { "tom", "en", 320 },
    };

    [BrowserTheory]
    [MemberData(nameof(Viewers))]
    public async Task A_page_has_no_fault_that_axe_can_find_fits_its_width_and_asks_no_other_host(string? who, string language, int width)
    {
        await using var context = await browser.NewContext(new()
        {
            BaseURL = app.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        var faults = new List<string>();
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            // A page that is not there says so in the console; that it looks right is what is tested.
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
                faults.Add($"{page.Url}: {message.Text}");
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(app.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                faults.Add($"{page.Url} asks {request.Url}");
        };
        await context.AddCookiesAsync([new() { Name = "language", Value = language, Url = app.Address.ToString() }]);
        if (who is not null)
            await SignIn(page, who);

        foreach (var path in Pages(who))
        {
            await Open(page, path);
            var lang = await page.Locator("html").GetAttributeAsync("lang");
            if (lang != language)
                faults.Add($"{page.Url} speaks {lang}, not {language}");
            var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
            faults.AddRange(found.Violations.SelectMany(v => v.Nodes.Select(n => $"{page.Url}: {v.Id}: {n.Html}")));
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0)
                faults.Add($"{page.Url} is {overflow} px wider than {width}");
        }

        Assert.Empty(faults);
    }

    private static IEnumerable<string> Pages(string? who) => who switch
    {
        null => ForAnyone,
        "ilse" => ForModerators,
        "tom" => ForAdministrators,
        _ => ForMembers,
    };

    /// <summary>"/questions?:first" is the first thing that the list of questions links to.</summary>
    private static async Task Open(IPage page, string path)
    {
        if (path.EndsWith("?:related", StringComparison.Ordinal))
        {
            await page.GotoAsync("/questions");
            var question = await page.Locator("main a[href^='/questions/']").First.GetAttributeAsync("href");
            await page.GotoAsync($"/contributions/{question!.Split('/')[^1]}/related");
            return;
        }

        if (path.StartsWith("?:follow=", StringComparison.Ordinal))
        {
            await Follow(page, path["?:follow=".Length..]);
            return;
        }

        if (path.StartsWith("?:then=", StringComparison.Ordinal))
        {
            await page.GotoAsync((await page.Locator("main " + path["?:then=".Length..]).First.GetAttributeAsync("href"))!);
            return;
        }

        if (path.StartsWith("/r?:round", StringComparison.Ordinal) || path.StartsWith("/rounds?:", StringComparison.Ordinal))
        {
            await OpenRound(page, path);
            return;
        }

        if (!path.EndsWith("?:first", StringComparison.Ordinal))
        {
            await page.GotoAsync(path);
            return;
        }

        var list = path[..^"?:first".Length];
        await page.GotoAsync(list is "/tags" or "/members" ? "/questions" : list);
        if (list is "/tags" or "/members")
            await page.GotoAsync((await page.Locator("main a[href^='/questions/']").First.GetAttributeAsync("href"))!);
        await page.GotoAsync((await page.Locator($"main a[href^='{list}/']:not([href$='/new'])").First.GetAttributeAsync("href"))!);
    }

    /// <summary>Where that link leads, on the first question that has it.</summary>
    private static async Task Follow(IPage page, string link)
    {
        await page.GotoAsync("/questions");
        var questions = await page.Locator("main a[href^='/questions/']").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");
        foreach (var question in questions.Distinct())
        {
            await page.GotoAsync(question);
            if (await page.Locator($"[data-posts] {link}, [data-lead] {link}, main p > {link}").CountAsync() == 0)
                continue;
            await page.GotoAsync((await page.Locator($"[data-posts] {link}, [data-lead] {link}, main p > {link}").First.GetAttributeAsync("href"))!);
            return;
        }

        Assert.Fail($"No question has {link}");
    }

    /// <summary>The round of the demo hangs on one of its questions.</summary>
    private static async Task OpenRound(IPage page, string path)
    {
        await page.GotoAsync("/questions/4pmbsw3w1w");
        var open = path.EndsWith("?:open", StringComparison.Ordinal);
        var round = await page.Locator(open ? "main a[href^='/rounds/open/']" : "main a[href^='/r/']").First.GetAttributeAsync("href");
        if (!open && path.StartsWith("/rounds", StringComparison.Ordinal))
        {
            await page.GotoAsync(round!);
            round = (await page.Locator("main a[href^='/rounds/'][href$='/desk']").First.GetAttributeAsync("href"))![..^"/desk".Length];
        }

        await page.GotoAsync(round + path.Split(":round")[1..].LastOrDefault());
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
