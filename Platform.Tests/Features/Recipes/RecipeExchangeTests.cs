using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Import;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using static Platform.Tests.Features.Recipes.Cooking;

namespace Platform.Tests.Features.Recipes;

/// <summary>Recipes move to another platform and back, have two authors, and outlive them.</summary>
public sealed class RecipeExchangeTests : IAsyncLifetime
{
    private RecipeApp _app = null!, _other = null!;

    public async Task InitializeAsync() => (_app, _other) = (await RecipeApp.Open(), await RecipeApp.Open());

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)_app).DisposeAsync();
        await ((IAsyncLifetime)_other).DisposeAsync();
    }

    [Fact]
    public async Task A_recipe_comes_to_an_empty_platform_with_everything_it_had()
    {
        using var rosa = await _app.As("Rosa Recept", layer: Layer.Gemeente);
        var shown = await rosa.Cook(Typed("Snert \"van thuis\"", portions: "6", method: "Kook | roer\n\n- één\n- twee"));
        await _app.Approve("Snert \"van thuis\"");
        await (await _app.ApiAs("Mo", MemberRoles.Moderator)).Comment(shown.Key(), "Lekker.");
        var file = await ImportRun.Export(_app);

        var run = await ImportRun.Of(_other, file.Split('\n'));

        Assert.Empty(run.Problems.Concat(run.Notes));
        Assert.Empty(run.Report.UnknownFields);
        Assert.Equal(1, run.New("recipe"));
        Assert.Equal(file, await ImportRun.Export(_other));
        Assert.Equal(await Stored(_app), await Stored(_other));
        var there = await _other.Visitor().Get(shown.Address.AbsolutePath);
        Assert.Equal("Porties: 6. Dieet: veganistisch.", there.Document.QuerySelector("#facts")!.TextContent);
        Assert.Contains("Lekker.", there.Text, StringComparison.Ordinal);
        await Eventually(async () => (await _other.Titles("dieet:veganistisch")).Length == 1, "it is found there");
        var back = await ImportRun.Of(_app, file.Split('\n'));
        Assert.Empty(back.Problems);
        Assert.Equal((0, 0, 1), (back.New("recipe"), back.Changed("recipe"), back.Unchanged("recipe")));
    }

    [Fact]
    public async Task An_imported_line_with_another_field_changes_the_text_and_a_wrong_one_is_refused()
    {
        const string Line = """{"type":"recipe","id":"r:1","language":"nl","title":"Bietensoep","body":"Rood.","author":"m:1","publishedAt":"2026-01-01","source":"https://example.org/r","licence":"CC0","fields":{"diet":"vegan","method":"Kook.","portions":"4"}}""";
        const string Member = """{"type":"member","id":"m:1","name":"Ilse de Wit"}""";
        Assert.Empty((await ImportRun.Of(_app, Member, Line)).Problems);

        var changed = await ImportRun.Of(_app, Line.Replace("\"4\"", "\"5\"", StringComparison.Ordinal));
        Assert.Equal(1, changed.Changed("recipe"));
        Assert.Equal("5", await _app.Scope(async db => (await db.Contributions.SingleAsync(c => c.Title == "Bietensoep")).Facts["portions"]));
        foreach (var (wrong, field) in new[] { ("\"400\"", "portions"), ("4", "portions"), ("\"4\",\"spice\":\"Peper.\"", "spice") })
            Assert.Contains(field, Assert.Single((await ImportRun.Of(_app, Line.Replace("\"4\"", wrong, StringComparison.Ordinal))).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_authors_are_shown_found_exported_and_erased_one_by_one()
    {
        const string Title = "Soep van twee koks";
        var (first, second) = (await _app.Member("Ilse Ketel", layer: Layer.Gemeente), await _app.Member("Tom Lepel", layer: Layer.Provincie));
        var run = await ImportRun.Of(_app, $$$"""
            {"type":"recipe","id":"r:2","language":"nl","title":"{{{Title}}}","body":"Samen.","author":"platform:{{{first.Key}}}","coAuthors":[{"author":"platform:{{{second.Key}}}"}],"publishedAt":"2026-01-01","source":"https://example.org/r","licence":"CC0","fields":{"diet":"vegan","method":"Kook.","portions":"4"}}
            """.Trim());
        Assert.Empty(run.Problems);
        var key = await _app.Scope(db => db.Contributions.Where(c => c.Title == Title).Select(c => c.Key).SingleAsync());

        Assert.Equal(["Ilse Ketel", "Tom Lepel"], Authors(await _app.Visitor().Get($"/recipes/{key}")));
        var shown = await _app.ApiVisitor().GetJson($"/api/v1/contributions/{key}");
        Assert.Equal(("Ilse Ketel", "Tom Lepel"), (shown.GetProperty("author").Text("name"), shown.GetProperty("coAuthors")[0].Text("name")));
        await Eventually(async () => (await _app.Titles("auteur:\"Tom Lepel\"")).Contains(Title), "it is found by its second author");
        Assert.Equal([Title], await _app.Titles("author:\"Ilse Ketel\" diet:vegan"));
        foreach (var member in new[] { first, second })
        {
            Assert.Contains(Title, (await _app.Visitor().Get($"/members/{member.Key}")).Text, StringComparison.Ordinal);
            Assert.Contains(Title, (await _app.Visitor().Get($"/organisations/{member.OrganisationKey}")).Text, StringComparison.Ordinal);
        }

        // An edit keeps the second author, who cannot edit.
        using var ilse = await _app.As("Ilse Ketel");
        using var tom = await _app.As("Tom Lepel");
        await tom.Get($"/contributions/{key}/edit", HttpStatusCode.NotFound);
        await ilse.Send(await ilse.Get($"/contributions/{key}/edit"), [("Fields[portions]", "10")]);
        await _app.Approve(Title);
        Assert.Equal(["Ilse Ketel", "Tom Lepel"], Authors(await _app.Visitor().Get($"/recipes/{key}")));

        await Erase(tom);
        await IsGone("Tom Lepel", second, Title);
        Assert.Equal(["Ilse Ketel", "Voormalig lid"], Authors(await _app.Visitor().Get($"/recipes/{key}")));
        Assert.Equal([Title], await _app.Titles("author:\"Ilse Ketel\""));
        await ComesOverWhole("Tom Lepel");

        await Erase(ilse);
        await IsGone("Ilse Ketel", first, Title);
        Assert.Equal(["Voormalig lid", "Voormalig lid"], Authors(await _app.Visitor().Get($"/recipes/{key}")));
        Assert.Equal([Title], await _app.Titles("dieet:veganistisch"));
    }

    /// <summary>The export names nobody who left, and gives the same platform again.</summary>
    private async Task ComesOverWhole(string erased)
    {
        var file = await ImportRun.Export(_app);
        Assert.Contains("\"coAuthors\"", file, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{erased}\"", file, StringComparison.Ordinal);
        var run = await ImportRun.Of(_other, file.Split('\n'));
        Assert.Empty(run.Problems);
        Assert.Equal(file, await ImportRun.Export(_other));
        Assert.Equal(await Stored(_app), await Stored(_other));
    }

    private async Task IsGone(string name, Member member, string title)
    {
        await _app.Visitor().Get($"/members/{member.Key}", HttpStatusCode.NotFound);
        Assert.DoesNotContain(title, (await _app.Visitor().Get($"/organisations/{member.OrganisationKey}")).Text, StringComparison.Ordinal);
        var byName = await _app.ApiVisitor().GetJson("/api/v1/search?q=" + Uri.EscapeDataString($"auteur:\"{name}\""));
        Assert.Equal("unknown-value", Assert.Single(byName.GetProperty("problems").EnumerateArray()).Text("kind"));
        await Eventually(async () => !(await _app.ApiVisitor().GetJson("/api/v1/search?q=koks")).GetRawText().Contains(name, StringComparison.Ordinal), "no result names who left");
    }

    private static async Task Erase(PlatformClient member) =>
        await member.Submit(await member.Get("/my/data"), "#erase", new Dictionary<string, string> { ["Password"] = PlatformApp.Password });

    private static List<string> Authors(Page page) =>
        [.. page.Document.QuerySelectorAll("#facts ~ .o-by .o-by__name").Select(a => a.TextContent.Trim())];

    private static Task<List<string>> Stored(PlatformApp app) => app.Scope(async db => (await db.Revisions
            .Where(r => r.Number == r.Contribution.PublishedNumber && r.Contribution.Status == ContributionStatus.Published)
            .Select(r => new { r.ContributionKey, r.Contribution.Kind, r.Contribution.PublishedAt, r.Contribution.Facts, r.Title, r.Body, r.Fields, r.Html, r.Tags, r.Authors })
            .ToListAsync())
        .Select(r => $"{r.ContributionKey} {r.Kind} {r.PublishedAt:O} {r.Facts} {r.Title} {r.Body} {r.Fields} {r.Html} {string.Join(',', r.Tags)} {r.Authors.Count}")
        .Concat((await db.Posts.ToListAsync()).Select(p => $"{p.ThreadKey} {p.Key} {p.Kind} {p.Html}"))
        .Order(StringComparer.Ordinal).ToList());
}
