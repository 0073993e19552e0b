using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Articles;

public sealed class ArticleListTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task The_list_can_be_ordered_by_title()
    {
        using var anna = await app.As("Anna");
        foreach (var title in new[] { "Aaltjes in de grond", "Zandwinning" })
        {
            await anna.WriteArticle(title);
            await app.Approve(title);
        }

        var newest = Titles(await app.Visitor().Get("/articles"));
        var page = await app.Visitor().Get("/articles?sort=title");

        Assert.True(newest.IndexOf("Zandwinning") < newest.IndexOf("Aaltjes in de grond"));
        Assert.True(Titles(page).IndexOf("Aaltjes in de grond") < Titles(page).IndexOf("Zandwinning"));
        Assert.Equal("op titel", page.Document.QuerySelector("main nav [aria-current]")!.TextContent);

        static List<string> Titles(Page page) => [.. page.Document.QuerySelectorAll(".o-entry h3").Select(h => h.TextContent.Trim())];
    }
}
