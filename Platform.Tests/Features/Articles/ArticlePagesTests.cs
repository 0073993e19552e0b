using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Features.Articles;

namespace Platform.Tests.Features.Articles;

public sealed class ArticlePagesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_long_article_has_a_table_of_contents_and_a_citation()
    {
        using var anna = await app.As("Anna");
        var shown = await anna.WriteArticle("Drie delen", "## Eerst\n\nA.\n\n## Dan *dit*\n\nB.\n\n## Ten slotte & meer\n\nC.");
        await app.Approve("Drie delen");

        var article = await app.Visitor().Get(shown.Address.AbsolutePath);

        Assert.Equal(["Eerst", "Dan dit", "Ten slotte & meer"], article.Document.QuerySelectorAll(".o-toc li").Select(li => li.TextContent.Trim()));
        Assert.All(article.Document.QuerySelectorAll(".o-toc a"), a => Assert.NotNull(article.Document.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Contains("Drie delen (versie 1). Platform O.", string.Join(' ', article.Document.QuerySelector(".o-cite p")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_article_needs_no_table_of_contents() =>
        Assert.Empty(Contents.Of("<h2 id=\"s-1-een\">Een</h2><p>…</p><h2 id=\"s-2-twee\">Twee</h2>"));

    [Fact]
    public async Task A_summary_that_is_the_cut_beginning_of_the_text_is_mended_in_lists_and_left_out_above_the_text()
    {
        using var anna = await app.As("Anna");
        var shown = await anna.Send(await anna.Get("/write"), [("Title", "Een afgekapte samenvatting"), ("Body", "## Aan de ministers\n\nIn de brief staat een regeling geregeld die tot het einde van het jaar werkt."), ("Summary", "Aan de ministersIn de brief staat een regeling ge")]);
        await app.Approve("Een afgekapte samenvatting");
        await app.Scope(async db =>
        {
            var at = new DateTime(2005, 3, 1, 0, 0, 0, DateTimeKind.Utc);
            (await db.Contributions.SingleAsync(c => c.Key == shown.Key())).ComesFrom("circulaire-2", "https://wetten.overheid.nl/2", "CC0", at, at.AddYears(21));
            return await db.SaveChangesAsync();
        });

        var row = (await app.Visitor().Get("/articles")).Document.QuerySelectorAll(".o-entry").Single(r => r.TextContent.Contains("Een afgekapte samenvatting", StringComparison.Ordinal));
        var page = await app.Visitor().Get(shown.Address.AbsolutePath);

        Assert.Equal("Aan de ministers. In de brief staat een regeling geregeld die tot het einde…", row.QuerySelector(".o-begin")!.TextContent);
        Assert.Null(page.Document.QuerySelector(".o-read-lead"));
    }

    [Fact]
    public async Task Imported_text_tells_its_origin_and_is_not_announced_as_new()
    {
        using var anna = await app.As("Anna");
        var shown = await anna.WriteArticle("Een oude circulaire");
        await app.Approve("Een oude circulaire");
        await app.Scope(async db =>
        {
            var at = new DateTime(2005, 3, 1, 0, 0, 0, DateTimeKind.Utc);
            var article = await db.Contributions.SingleAsync(c => c.Key == shown.Key());
            article.ComesFrom("circulaire-1", "https://wetten.overheid.nl/1", "CC0", at, at.AddYears(21));
            return await db.SaveChangesAsync();
        });

        var page = await app.Visitor().Get(shown.Address.AbsolutePath);

        Assert.Contains("wetten.overheid.nl", page.Document.QuerySelector("header.o-text .o-taken")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("main a[href='https://wetten.overheid.nl/1']"));
        Assert.Contains("CC0", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 maart 2026", page.Text, StringComparison.Ordinal);
        var home = (await app.Visitor().Get("/")).Document;
        Assert.DoesNotContain("Een oude circulaire", home.QuerySelector("section[aria-labelledby=new]")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Contains("Een oude circulaire", home.QuerySelector("section[aria-labelledby=archive]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Een oude circulaire", (await app.Visitor().Get("/articles")).Text, StringComparison.Ordinal);
    }
}
