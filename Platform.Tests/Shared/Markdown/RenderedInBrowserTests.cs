using Platform.Tests.Support;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Tests.Shared.Markdown;

public class RenderedInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Origin = "http://platform.example";
    private static readonly MarkdownRenderer Renderer = new();

    [BrowserFact(HostileInputs.Folder)]
    public async Task In_a_real_browser_no_hostile_text_opens_a_dialog_asks_another_host_or_reads_differently_twice()
    {
        // The first page must set off every alarm, or silence on the others says nothing.
        const string Canary = "<img src='http://evil.example/'><script>alert(1)</script>";
        var pages = HostileInputs.All().SelectMany(input => Made(input.Text)).Chunk(1000)
            .Select(texts => "<!doctype html><meta charset=utf-8><body>" + string.Concat(texts.Select(html => $"<article>{html}</article>")))
            .Prepend(Canary)
            .ToList();
        await using var context = await browser.NewContext();
        var page = await context.NewPageAsync();
        List<string> dialogs = [], requests = [], errors = [];
        page.Dialog += async (_, dialog) => { dialogs.Add(dialog.Message); await dialog.DismissAsync(); };
        page.PageError += (_, error) => errors.Add(error);
        await context.RouteAsync("**/*", route =>
        {
            var url = new Uri(route.Request.Url);
            if (url.GetLeftPart(UriPartial.Authority) != Origin)
                requests.Add(route.Request.Url);
            return url.Authority == new Uri(Origin).Authority && url.AbsolutePath.StartsWith("/page/", StringComparison.Ordinal)
                ? route.FulfillAsync(new() { ContentType = "text/html", Body = pages[int.Parse(url.Segments[^1], null)] })
                : route.FulfillAsync(new() { Status = 404 });
        });

        for (var number = 0; number < pages.Count; number++)
        {
            await page.GotoAsync($"{Origin}/page/{number}");
            // Live threads insert the same HTML by innerHTML, so it must mean the same when it is parsed again.
            var changed = await page.EvaluateAsync<int>(
                """
                () => [...document.querySelectorAll('article')].filter(article => {
                    const before = article.innerHTML;
                    const copy = document.createElement('article');
                    copy.innerHTML = before;
                    article.replaceWith(copy);
                    return copy.innerHTML !== before;
                }).length
                """);
            if (number == 0)
            {
                Assert.Equal((1, 1), (dialogs.Count, requests.Count));
                dialogs.Clear();
                requests.Clear();
                continue;
            }
            Assert.Equal(0, changed);
            Assert.True(await page.EvaluateAsync<bool>("() => document.createElement('p') instanceof HTMLElement"));
        }
        Assert.Empty(dialogs);
        Assert.Empty(requests);
        Assert.Empty(errors);
    }

    /// <summary>Through Markdown, and straight through the allow-list as if Markdown had let it pass.</summary>
    private static IEnumerable<string> Made(string text)
    {
        Rendered? rendered = null;
        try
        {
            rendered = Renderer.Render(text);
        }
        catch (RuleBroken)
        {
            // Over 64 KB: nothing is made of it.
        }
        if (rendered is not null)
            yield return rendered.Html.ToString();
        using var document = AllowList.CreateSanitizer().SanitizeDom(text);
        Finish.Apply(document, TextPlace.Contribution);
        yield return HtmlText.Of(document.Body!);
    }
}
