using System.Net;
using Platform.Search;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Admin;

public sealed class SynonymTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string ListForm = "form[action*='handler=Save']";
    private const string AddForm = "form[action*='handler=Add']";

    [Fact]
    public async Task A_new_rule_is_searched_with_at_once_and_also_after_a_rebuild()
    {
        using var tom = await app.As("Tom", MemberRoles.Administrator);
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        await moderator.Post("/api/v1/questions", new { title = "Wie vangt de muskusrat?", body = "Hij graaft gaten." });
        await Eventually(async () => await Found("muskusrat") == 1);
        Assert.Equal(0, await Found("waterkonijntje"));

        await Add(tom, "waterkonijntje", "muskusrat", "Volksmond");

        await Eventually(async () => await Found("waterkonijntje") == 1);
        var before = await Rebuilt();
        await app.Scope(async db =>
        {
            db.Changes.Add(new Platform.Web.Changes.Change(new(Platform.Web.Changes.ChangeKind.Reindex, "all"), DateTime.UnixEpoch));
            return await db.SaveChangesAsync();
        });
        await Eventually(async () => await Rebuilt() > before);
        Assert.Equal(1, await Found("waterkonijntje"));
        Assert.Contains(await app.Scope(db => Task.FromResult(db.AuditEntries.Select(a => a.Action).ToList())), a => a == "synonyms.edit");

        Task<DateTime> Rebuilt() =>
            app.Scope(db => Task.FromResult(db.IndexNodes.Where(n => n.Finished).Select(n => n.At).AsEnumerable().DefaultIfEmpty().Max()));
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_named_and_all_that_was_typed_comes_back()
    {
        using var tom = await app.As("Tom", MemberRoles.Administrator);
        var page = await tom.Get("/admin/synonyms");

        var refused = await tom.Submit(page, ListForm, new Dictionary<string, string> { ["Text"] = "a = b # bron\nc = d\n" }, HttpStatusCode.BadRequest);

        Assert.Contains("Regel 2 noemt geen bron", refused.Text, StringComparison.Ordinal);
        Assert.Contains("a = b # bron\nc = d", refused.Document.QuerySelector("[name=Text]")!.TextContent.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var noRule = await tom.Submit(page, ListForm, new Dictionary<string, string> { ["Text"] = "alleen # bron" }, HttpStatusCode.BadRequest);
        Assert.Contains("Regel 1 is geen regel", noRule.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_over_somebody_elses_list_is_told_and_any_version_can_be_put_back()
    {
        using var tom = await app.As("Tom", MemberRoles.Administrator);
        using var els = await app.As("Els", MemberRoles.Administrator);
        var stale = await els.Get("/admin/synonyms");
        await tom.Submit(await tom.Get("/admin/synonyms"), ListForm, new Dictionary<string, string> { ["Text"] = "grasduinen = zoeken # Van Dale" });

        var refused = await els.Submit(stale, ListForm, new Dictionary<string, string> { ["Text"] = "snuffelen = zoeken # Van Dale" }, HttpStatusCode.Conflict);
        Assert.Contains("snuffelen", refused.Document.QuerySelector("[name=Text]")!.TextContent, StringComparison.Ordinal);
        await els.Submit(refused, ListForm, new Dictionary<string, string>());
        Assert.Contains("snuffelen", await Text(els), StringComparison.Ordinal);

        await els.Submit(await els.Get("/admin/synonyms"), "li:nth-child(2) form[action*='handler=Back']", new Dictionary<string, string>());
        Assert.Contains("grasduinen", await Text(els), StringComparison.Ordinal);
        await els.Submit(await els.Get("/admin/synonyms"), "li:last-child form[action*='handler=Back']", new Dictionary<string, string>());
        Assert.Equal(Synonyms.DefaultText.ReplaceLineEndings("\n").Trim(), (await Text(els)).ReplaceLineEndings("\n").Trim());
    }

    [Fact]
    public async Task Words_can_be_tried_with_their_forms_and_the_reasons_of_a_score()
    {
        using var tom = await app.As("Tom", MemberRoles.Administrator);
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        await moderator.Post("/api/v1/questions", new { title = "Wie regelt leerlingenvervoer?", body = "Het vervoer van leerlingen." });
        await Eventually(async () => await Found("leerlingenvervoer") == 1);

        var page = await tom.Get("/admin/synonyms?try=leerlingenvervoer");

        var words = page.Document.QuerySelector("#trial dl")!.TextContent;
        Assert.Contains("leerling", words, StringComparison.Ordinal);
        Assert.Contains("vervoer", words, StringComparison.Ordinal);
        var why = page.Document.QuerySelector("#trial ol li")!.TextContent;
        Assert.Contains("Wie regelt leerlingenvervoer?", why, StringComparison.Ordinal);
        Assert.Contains("“leerlingenvervoer” in de titel", why, StringComparison.Ordinal);
        await tom.Get("/admin/synonyms?try=%22(((%20-x%20OR%20soort:niets%20%00");
    }

    [Fact]
    public async Task Who_is_no_administrator_sees_no_list()
    {
        using var moderator = await app.As("Mo", MemberRoles.Moderator);
        foreach (var path in new[] { "/admin/synonyms", "/admin/search" })
        {
            using var response = await moderator.Http.GetAsync(path);
            Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private static async Task Add(PlatformClient tom, string typed, string finds, string source) =>
        await tom.Submit(await tom.Get("/admin/synonyms"), AddForm, new Dictionary<string, string> { ["Typed"] = typed, ["Finds"] = finds, ["Source"] = source });

    private static async Task<string> Text(PlatformClient by) => (await by.Get("/admin/synonyms")).Document.QuerySelector("[name=Text]")!.TextContent;

    private async Task<int> Found(string words) =>
        (await app.ApiVisitor().GetJson($"/api/v1/search?q={words}")).GetProperty("total").GetInt32();
}
