using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Organisations;
using static Platform.Tests.Features.Recipes.Cooking;

namespace Platform.Tests.Features.Recipes;

/// <summary>A recipe is reviewed, published, discussed and edited, as a text of a kind that the product knows.</summary>
public sealed class RecipeReviewTests(RecipeApp app) : IClassFixture<RecipeApp>
{
    [Fact]
    public async Task A_recipe_is_returned_sent_again_published_and_edited()
    {
        const string Title = "Snert van Rosa";
        using var rosa = await RecipeAuthor("Rosa Recept");
        using var mo = await app.As("Mo", MemberRoles.Moderator);

        var waiting = await rosa.Cook(Typed(Title, portions: "6"));
        var (key, path) = (waiting.Key(), waiting.Address.AbsolutePath);
        await app.Visitor().Get(path, HttpStatusCode.NotFound);
        Assert.Contains("Recept", (await rosa.Get("/my/work")).Document.QuerySelectorAll(".o-kicker, .o-entry__facts span").Select(k => k.TextContent.Trim()));
        Assert.Contains(Title, (await mo.Get("/review?kind=recipes")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, (await mo.Get("/review?kind=questions")).Text, StringComparison.Ordinal);
        var items = await (await app.ApiAs("Mo")).GetJson("/api/v1/review-items?pageSize=100");
        Assert.Equal("recipe", items.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("subject").Text("key") == key).Text("kind"));

        // The moderator reads everything that readers will see.
        var review = await mo.OpenReview(Title);
        Assert.Contains("Porties: 6. Dieet: veganistisch.", review.Text, StringComparison.Ordinal);
        Assert.Equal("goed", review.Document.QuerySelector("article .o-prose strong")?.TextContent);
        await mo.Decide(review, "Return", "Unclear", "Hoe lang moet het koken?");

        var letter = await app.Sink.Next("rosa-recept@example.org");
        Assert.Equal($"Uw tekst is teruggestuurd: {Title}", letter.Message.Subject);
        Assert.Contains(path, letter.Text, StringComparison.Ordinal);
        var edit = await rosa.Get($"/contributions/{key}/edit");
        Assert.Equal("Recept bewerken", edit.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("Hoe lang moet het koken?", edit.Text, StringComparison.Ordinal);
        Assert.Equal(("6", "vegan"), (edit.Value("Fields[portions]"), edit.Value("Fields[diet]")));
        await rosa.Send(edit, [("Fields[method]", "Kook het **een uur**.")]);
        await app.Approve(Title);

        Assert.Equal($"Uw tekst staat online: {Title}", (await app.Sink.Next("rosa-recept@example.org", 2)).Message.Subject);
        var shown = await app.Visitor().Get(path);
        Assert.Contains("een uur", shown.Document.QuerySelector("article .o-prose")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Porties: 6. Dieet: veganistisch.", shown.Document.QuerySelector("#facts")!.TextContent);
        await app.Visitor().Get(path.Replace("recipes", "questions", StringComparison.Ordinal), HttpStatusCode.NotFound);

        // An edit of one field waits, and both moderator and reader see which.
        await rosa.Send(await rosa.Get($"/contributions/{key}/edit"), [("Fields[diet]", "vegetarian")]);
        Assert.Contains("veganistisch", (await app.Visitor().Get(path)).Document.QuerySelector("#facts")!.TextContent, StringComparison.Ordinal);
        var second = await mo.OpenReview(Title);
        Assert.Contains("vegetarisch", Inserted(second), StringComparison.Ordinal);
        await mo.Decide(second, "Approve");

        Assert.Contains("vegetarisch", (await app.Visitor().Get(path)).Document.QuerySelector("#facts")!.TextContent, StringComparison.Ordinal);
        var history = await app.Visitor().Get($"/contributions/{key}/revisions");
        var compare = history.Document.QuerySelector("a[href*='/compare']")!.GetAttribute("href")!;
        Assert.Contains("vegetarisch", Inserted(await app.Visitor().Get(compare)), StringComparison.Ordinal);
        Assert.Equal("""{"diet":"vegetarian","portions":"6"}""", await app.Scope(async db => (await db.Contributions.SingleAsync(c => c.Key == key)).Facts.ToString()));

        await AppearsWithItsAuthor(rosa, Title, path);
    }

    [Fact]
    public async Task Its_thread_is_live_and_its_author_hears_of_a_comment()
    {
        const string Title = "Hutspot van Hans";
        using var hans = await RecipeAuthor("Hans Hutspot");
        var key = (await hans.Cook(Typed(Title))).Key();
        await app.Approve(Title);
        await using var open = new OpenPage(app.Address);
        await open.Connect();
        Assert.NotNull(await open.Join(key));
        Assert.Null((await hans.Get($"/recipes/{key}")).Document.QuerySelector("[value=answer], [data-count=answer]"));

        await (await app.ApiAs("Bea Bijval")).Comment(key, "Heerlijk, met extra *peen*.");
        Assert.Empty(open.Events);
        await app.Approve(Title);

        await Conversation.Eventually(() => open.Events.Count == 1, "the open page hears of the comment");
        Assert.Contains("peen", await app.ApiVisitor().GetStringAsync($"/api/v1/threads/{key}/changes?after=0"), StringComparison.Ordinal);
        Assert.Contains("Heerlijk, met extra peen.", (await app.Visitor().Get($"/recipes/{key}")).Text, StringComparison.Ordinal);
        var notices = await hans.Get("/notifications");
        Assert.Contains("Bea Bijval", notices.Text, StringComparison.Ordinal);
        Assert.Contains(Title, notices.Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.Scope(db => db.Notifications.CountAsync(n => n.ThreadKey == key && n.Kind == NoticeKind.Comment)));
        // Only answers are mailed to who asked. The decision is mailed to who wrote.
        Assert.Contains(app.Sink.To("hans-hutspot@example.org"), m => m.Message.Subject == $"Uw tekst staat online: {Title}");
        Assert.Contains($"/recipes/{key}?post=", (await app.Sink.Next("bea-bijval@example.org")).Text, StringComparison.Ordinal);

        // A kind without answers takes none.
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/threads/{key}/posts")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { kind = "answer", body = "Zes weken." }), Headers = { { "Idempotency-Key", "antwoord" } },
        };
        Assert.Equal(HttpStatusCode.BadRequest, (await (await app.ApiAs("Bea Bijval")).SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Without_a_recipe_no_page_of_the_product_names_the_kind()
    {
        var empty = await Import.ImportRun.EmptyPlatform();
        foreach (var path in new[] { "/", "/search", "/questions", "/articles", "/experiences", "/organisations" })
            Assert.DoesNotContain("recept", (await empty.Visitor().Get(path)).Text, StringComparison.OrdinalIgnoreCase);
        await ((IAsyncLifetime)empty).DisposeAsync();
    }

    private async Task AppearsWithItsAuthor(PlatformClient author, string title, string path)
    {
        var member = await app.Member("Rosa Recept");
        foreach (var page in new[] { $"/members/{member.Key}", $"/organisations/{member.OrganisationKey}" })
        {
            var shown = await app.Visitor().Get(page);
            Assert.Equal(path, shown.Document.QuerySelectorAll("main a").Single(a => a.TextContent == title).GetAttribute("href"));
            Assert.Contains("Recept", shown.Document.QuerySelectorAll(".o-kicker, .o-entry__facts span").Select(k => k.TextContent.Trim()));
        }

        var row = (await app.Visitor().Get("/recipes")).Document.QuerySelectorAll("li").Single(li => li.QuerySelector("a")?.TextContent == title);
        Assert.Contains("Porties: 6. Dieet: vegetarisch.", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rosa Recept", row.TextContent, StringComparison.Ordinal);
        var copy = await author.Http.GetStringAsync("/my/data?handler=Export");
        Assert.Contains("Kook het **een uur**.", copy, StringComparison.Ordinal);
    }

    private Task<PlatformClient> RecipeAuthor(string name) => app.As(name, layer: Layer.Gemeente);

    private static string Inserted(Page page) => string.Concat(page.Document.QuerySelectorAll(".o-diff ins").Select(i => i.TextContent)).Replace("\u00ad", "", StringComparison.Ordinal);
}
