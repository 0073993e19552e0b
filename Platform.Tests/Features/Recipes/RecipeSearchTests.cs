using AngleSharp.Dom;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using static Platform.Tests.Features.Recipes.Cooking;

namespace Platform.Tests.Features.Recipes;

/// <summary>Recipes are found by their words, by their facet, and from one another.</summary>
public sealed class RecipeSearchTests(RecipeApp app) : IClassFixture<RecipeApp>, IAsyncLifetime
{
    private const string Vegan = "Pastinaaksoep met kokos", Vegetarian = "Pastinaaksoep met geitenkaas", Question = "Wie teelt pastinaak in de kantinetuin?";

    public async Task InitializeAsync()
    {
        if (await app.Scope(async db => db.Contributions.Any()))
            return;
        var mo = await app.ApiAs("Mo Kok", MemberRoles.Moderator);
        await mo.Cook(Vegan, Fields(method: "Pureer de pastinaak met kurkuma en laat de soep trekken."), tags: ["kantinekost"]);
        await mo.Cook(Vegetarian, Fields(portions: "8", diet: "vegetarian", method: "Pureer de pastinaak en verkruimel de kaas over de soep."), tags: ["kantinekost"]);
        await mo.Post("/api/v1/questions", new { title = Question, body = "Wij zoeken een moestuin." });
        await Eventually(async () => (await app.Titles("pastinaak")).Length == 3, "all three are in the index");
    }

    [Theory]
    [InlineData("kurkuma", Vegan)]
    [InlineData("dieet:veganistisch", Vegan)]
    [InlineData("diet:vegan", Vegan)]
    [InlineData("dieet:vegan pastinaak", Vegan)]
    [InlineData("diet:vegetarisch", Vegetarian)]
    [InlineData("dieet:geen")]
    [InlineData("soort:recept", Vegan, Vegetarian)]
    [InlineData("type:recipe", Vegan, Vegetarian)]
    [InlineData("type:recipes dieet:vegetarisch", Vegetarian)]
    [InlineData("tag:kantinekost dieet:vegetarisch", Vegetarian)]
    [InlineData("soort:vraag pastinaak", Question)]
    public async Task The_query_language_finds_it(string q, params string[] titles) =>
        Assert.Equal(titles.Order(), (await app.Titles(q)).Order());

    [Fact]
    public async Task The_page_offers_its_facet_in_both_languages_and_filters_by_it()
    {
        using var visitor = app.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var dutch = await visitor.Get("/search?q=pastinaak");
        Assert.Contains("Dieet", Texts(dutch, ".o-facets legend"));
        Assert.Equal(["Veganistisch", "Vegetarisch"], Texts(dutch, "label:has(input[name=diet])").Select(t => t.Split('1')[0]).Order());
        Assert.Contains(Texts(dutch, "label:has(input[name=kind])"), t => t.StartsWith("Recept", StringComparison.Ordinal));
        var english = await visitor.Submit(dutch, "form[action='/language']", new Dictionary<string, string>());
        Assert.Contains("Diet", Texts(english, ".o-facets legend"));
        Assert.Contains(Texts(english, "label:has(input[name=kind])"), t => t.StartsWith("Recipe", StringComparison.Ordinal));

        var filtered = await visitor.Get("/search?q=pastinaak&diet=vegetarian");
        Assert.Equal([Vegetarian], Texts(filtered, ".o-hits h3"));
        Assert.Equal("vegetarian", filtered.Document.QuerySelector("input[name=diet][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_API_filters_by_its_facet_and_by_its_kind()
    {
        var found = await app.ApiVisitor().GetJson("/api/v1/search?q=pastinaak&diet=vegan&kind=recipe");

        var item = Assert.Single(found.GetProperty("items").EnumerateArray());
        Assert.Equal((Vegan, "recipe"), (item.Text("title"), item.Text("kind")));
        Assert.Contains("/recipes/", item.Text("url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_suggested_similar_and_related()
    {
        Assert.Equal([("recipe", Vegetarian), ("recipe", Vegan)], (await app.Items("/api/v1/suggest?q=pastinaaks")).Select(i => (i.Text("kind"), i.Text("text"))).OrderBy(i => i.Item2.Length).Reverse());
        Assert.Contains(Vegan, (await app.Items("/api/v1/similar?title=Pastinaaksoep+met+kokos")).Select(i => i.Text("title")));
        var key = (await app.Items("/api/v1/search?q=kurkuma"))[0].Text("key");
        Assert.Equal([Vegetarian], (await app.Items($"/api/v1/related/{key}")).Where(i => i.Text("kind") == "recipe").Select(i => i.Text("title")));
        Assert.Contains(Vegetarian, (await app.Visitor().Get($"/contributions/{key}/related")).Text, StringComparison.Ordinal);
        await Eventually(async () => (await app.Visitor().Get($"/recipes/{key}")).Text.Contains(Vegetarian, StringComparison.Ordinal), "its page shows it too");
        using var anna = await app.As("Anna");
        var form = await anna.Get("/recipes/new");
        var exists = await anna.Submit(form, Contributions.Writing.Form, Typed(Vegan).ToDictionary(t => t.Name, t => t.Value), button: "[formaction*='handler=Preview']");
        Assert.Equal("goed", exists.Document.QuerySelector("[data-preview] strong")?.TextContent);
    }

    [Fact]
    public async Task It_is_in_the_feed_and_on_the_page_of_its_subject()
    {
        var feed = await app.Visitor().Http.GetStringAsync("/search/feed?q=dieet:vegetarisch");
        Assert.Contains(Vegetarian, feed, StringComparison.Ordinal);
        Assert.DoesNotContain(Vegan, feed, StringComparison.Ordinal);
        var tag = await app.Visitor().Get("/tags/kantinekost");
        Assert.Contains("Porties: 8. Dieet: vegetarisch.", tag.Text, StringComparison.Ordinal);
        Assert.Contains(Vegan, (await app.Visitor().Get("/")).Text + tag.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_field_changes_what_finds_it()
    {
        var mo = await app.ApiAs("Mo Kok", MemberRoles.Moderator);
        var key = await mo.Cook("Knollenpuree", Fields(method: "Stamp de knollen."));
        await Eventually(async () => (await app.Titles("knollenpuree diet:vegan")).Length == 1, "it is found as vegan");

        await mo.Put($"/api/v1/contributions/{key}", Sent("Knollenpuree", Fields(diet: "none", method: "Stamp de knollen met spekjes."), version: 1));

        await Eventually(async () => (await app.Titles("knollenpuree dieet:geen spekjes")).Length == 1, "it is found by its new field");
        Assert.Empty(await app.Titles("knollenpuree diet:vegan"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static List<string> Texts(Page page, string selector) =>
        [.. page.Document.QuerySelectorAll(selector).Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
