using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Pages;

public sealed class StrangeTitlesTests(Browser browser, TrustingApp app) : IClassFixture<TrustingApp>, IClassFixture<Browser>
{
    private static readonly string[] Titles =
    [
        string.Concat(Enumerable.Repeat("🦆", 100)),
        "كيف تنظم البلدية الاستشارة العامة حول المحفوظات؟",
        "Woord" + new string('w', 185),
    ];

    [BrowserFact]
    public async Task No_title_tag_or_name_makes_a_page_wider_than_a_small_phone()
    {
        using var ada = await app.As("Ada " + new string('x', 90), MemberRoles.Moderator);
        using var newcomer = await app.As("Bo");
        var paths = new List<string> { "/questions", "/search?q=strooizout", "/search?q=soort:vraag", "/notifications", "/review", "/my/work", "/" };
        foreach (var title in Titles)
        {
            var shown = await ada.Ask(title, "Wie strooit er strooizout?", ("Tags", "lucht/water, " + new string('t', 40)));
            paths.Add(shown.Address.AbsolutePath);
            await app.Reply("Cor", shown.Key(), "Wij.");
            await newcomer.WriteArticle("Bo " + title[..^4]);
        }

        paths.AddRange((await ada.Get(paths[^1])).Document.QuerySelectorAll("main a[href^='/tags/']").Select(a => a.GetAttribute("href")!));
        paths.AddRange((await ada.Get("/review")).Document.QuerySelectorAll(".o-queue a").Select(a => a.GetAttribute("href")!));
        Assert.Contains(paths, p => p == "/tags/lucht-water");
        await Eventually(async () => (await ada.Get("/search?q=strooizout")).Document.QuerySelectorAll("main a[href^='/questions/']").Length >= Titles.Length, "the index has the questions");

        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 320, Height = 640 } });
        foreach (var cookie in ada.CookieHeader().Split("; "))
            await context.AddCookiesAsync([new() { Name = cookie.Split('=', 2)[0], Value = cookie.Split('=', 2)[1], Url = app.Address.ToString() }]);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0)
                faults.Add($"{path} is {overflow} px wider than a phone");
        }

        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "Inloggen", Exact = true }).CountAsync());
        Assert.Empty(faults);
    }

    [BrowserFact]
    public async Task A_stored_title_that_turns_the_text_around_turns_nothing_but_itself()
    {
        using var ada = await app.As("Ada Lid", MemberRoles.Moderator);
        var shown = await ada.Ask("Een titel die nog gewoon is");
        const string turned = "abc\u202Efed";
        await app.Scope(db => db.Contributions.Where(c => c.Key == shown.Key()).ExecuteUpdateAsync(c => c.SetProperty(x => x.Title, turned)));
        await app.Scope(db => db.Revisions.Where(r => r.ContributionKey == shown.Key()).ExecuteUpdateAsync(r => r.SetProperty(x => x.Title, turned)));
        await app.Reply("Cor", shown.Key(), "Wij.");
        using var api = await app.ApiAs("Ada Lid", MemberRoles.Moderator);

        Assert.DoesNotContain('\u202E', (await ada.Get(shown.Address.AbsolutePath)).Document.Title ?? "");
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        foreach (var cookie in ada.CookieHeader().Split("; "))
            await context.AddCookiesAsync([new() { Name = cookie.Split('=', 2)[0], Value = cookie.Split('=', 2)[1], Url = app.Address.ToString() }]);
        var page = await context.NewPageAsync();
        foreach (var path in new[] { "/questions", "/notifications", "/my/work", "/questions/" + shown.Key() })
        {
            await page.GotoAsync(path);
            // Each element that has the title as its own text, and does not isolate it from what follows on its line.
            var loose = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("body *")].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.includes("\u202E")))
                  .filter(e => { for (let at = e; at; at = at.parentElement) { const s = getComputedStyle(at); if (s.unicodeBidi.startsWith("isolate")) return false; if (s.display !== "inline") return false; } return true; })
                  .map(e => e.outerHTML)
                """);
            Assert.True(loose.Length == 0, $"{path}: {string.Join('\n', loose)}");
            Assert.NotEqual(0, await page.GetByText("abc").CountAsync());
        }
    }

    [Fact]
    public async Task Nothing_that_comes_in_by_page_api_or_import_turns_the_text_around()
    {
        using var ada = await app.As("Ada Deur", MemberRoles.Moderator);
        using var api = await app.ApiAs("Ada Deur", MemberRoles.Moderator);

        var page = await ada.Ask("Termijnen\u202E omgekeerd", more: ("Tags", "wa\u2066ter"));
        using var answer = await api.PostAsync("/api/v1/questions", System.Net.Http.Json.JsonContent.Create(new { title = "Ook\u202E omgekeerd", body = "Hoe?", tags = new[] { "lu\u202Ecbt" } }));
        var run = await Features.Import.ImportRun.Of(app, """{"type":"organisation","id":"turn:o","name":"gemeente \u202eKwartel","layer":"gemeente"}""");

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(0, run.Report.Failures);
        Assert.Equal("Termijnen omgekeerd", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Empty((await app.Scope(db => db.Contributions.Select(c => c.Title).ToListAsync())).Where(t => t.StartsWith("Termijnen", StringComparison.Ordinal) || t.StartsWith("Ook", StringComparison.Ordinal)).Where(t => t.Contains('\u202E')));
        Assert.Empty((await app.Scope(db => db.Tags.Select(t => t.Name).ToListAsync())).Where(t => t.Any(c => c is '\u202E' or '\u2066')));
        Assert.Contains("gemeente Kwartel", await app.Scope(db => db.Organisations.Select(o => o.Name).ToListAsync()));
    }
}
