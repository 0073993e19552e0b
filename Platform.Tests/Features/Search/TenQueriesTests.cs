using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Platform.Tests.Features.Import;
using Platform.Tests.Support;
using Platform.Web.Features.Import;

namespace Platform.Tests.Features.Search;

/// <summary>The application with the whole corpus imported and indexed, once for the class.</summary>
public sealed class CorpusApp : PlatformApp
{
    public const string Corpus = "corpus/circulars.jsonl";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (!SharedData.Has(Corpus) || Browser.Executable is null)
            return;
        await ImportRun.Of(this, [.. new[] { "organisations", "rijksoverheid-questions", "circulars" }.Select(f => $"corpus/{f}.jsonl").Select(f => new ImportFile(f, () => File.OpenRead(SharedData.File(f))))]);
        using var http = ApiVisitor();
        for (var tries = 0; tries < 600; tries++)
        {
            if ((await http.GetJson("/api/v1/search?pageSize=1")).GetProperty("total").GetInt32() == 1504)
                return;
            await Task.Delay(100);
        }

        Assert.Fail("The corpus was not indexed within a minute.");
    }
}

/// <summary>Ten queries of ../shared/ir/nl-short-dev, typed in a browser: docs/search.md lists them.</summary>
public sealed class TenQueriesTests(Browser browser, CorpusApp app) : IClassFixture<CorpusApp>, IClassFixture<Browser>
{
    private static readonly string[] Ten = ["A-a01", "A-a05", "A-a07", "A-b02", "A-b09", "A-c01", "A-d02", "A-e05", "A-f01", "A-g03"];

    [BrowserFact("ir/nl-short-dev")]
    public async Task A_document_judged_useful_is_on_the_first_page_with_a_marked_word_in_its_snippet()
    {
        var queries = SharedData.JsonLines("ir/nl-short-dev/queries.jsonl").ToDictionary(q => q.Text("id"), q => q.Text("text"));
        var useful = SharedData.Text("ir/nl-short-dev/qrels.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' '))
            .Where(j => int.Parse(j[3], System.Globalization.CultureInfo.InvariantCulture) >= 2).ToLookup(j => j[0], j => j[2]);
        var paths = await app.Scope(db => db.Contributions.AsNoTracking().Where(c => c.ExternalId != null).ToDictionaryAsync(c => c.ExternalId!, c => c.Path));
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await context.NewPageAsync();
        var missed = new List<string>();

        foreach (var id in Ten)
        {
            await page.GotoAsync("/search");
            await page.Locator("#q").FillAsync(queries[id]);
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync("**/search?q=*");
            var found = false;
            foreach (var path in useful[id].Select(d => paths[d]))
                found |= await page.Locator($".o-hits > li:has(h3 a[href^='{path}'])").Filter(new() { Has = page.Locator(".o-snip mark, .o-prose mark") }).CountAsync() > 0;
            if (!found)
                missed.Add($"{id} {queries[id]}");
        }

        Assert.Empty(missed);
    }

    [BrowserFact(CorpusApp.Corpus)]
    public async Task The_heading_of_a_passage_opens_the_article_there()
    {
        await using var context = await browser.NewContext(new() { BaseURL = app.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/search?q=berekening+aantal+vermissingen+reisdocumenten");
        var link = page.Locator(".o-hits a[href*='#s-']").First;
        var heading = await link.InnerTextAsync();

        await link.ClickAsync();

        await Assertions.Expect(page.Locator(":target")).ToHaveTextAsync(heading);
        await Assertions.Expect(page.Locator(":target")).ToBeInViewportAsync();
    }
}
