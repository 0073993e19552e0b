using System.Net;
using System.Text.Json;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Finding;

public sealed class FindingTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Typing_completes_titles_and_topics_and_leads_to_their_pages()
    {
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        await moderator.Post("/api/v1/questions", new { title = "Waar broeden grutto's?", body = "Ik zoek een kaart.", tags = new[] { "Gruttobeheer" } });
        await Eventually(async () => (await Items("/api/v1/suggest?q=grut")).Count == 2);

        var items = await Items("/api/v1/suggest?q=grut");

        Assert.Equal(["Gruttobeheer", "Waar broeden grutto's?"], items.Select(i => i.Text("text")));
        Assert.Equal(["tag", "question"], items.Select(i => i.Text("kind")));
        foreach (var url in items.Select(i => i.Text("url")))
        {
            using var page = await app.ApiVisitor().GetAsync(url);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Fact]
    public async Task A_browser_gets_suggestions_in_the_form_it_asks_them()
    {
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        await moderator.Post("/api/v1/questions", new { title = "Kieviten tellen", body = "Hoe?" });
        await Eventually(async () => (await Items("/api/v1/suggest?q=kievi")).Count == 1);

        using var response = await app.ApiVisitor().GetAsync("/api/v1/suggest?q=Kievi&format=opensearch");

        Assert.Equal("application/x-suggestions+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("""["Kievi",["Kieviten tellen"]]""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_a_visitor_may_not_see_changes_no_suggestion_nothing_similar_and_nothing_related()
    {
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        var key = (await Post("Tureluurs ringen in de polder", "Wie ringt tureluurs in de polder bij laag water?")).Text("key");
        await Post("Tureluurs ringen op het wad", "Wij ringen tureluurs in de polder en op het wad.");
        string[] asked = ["/api/v1/suggest?q=ture", "/api/v1/similar?title=Tureluurs+ringen+in+de+polder", $"/api/v1/related/{key}", "/search/suggest?q=ture"];
        await Eventually(async () => (await Items(asked[0])).Count == 2 && (await Items(asked[2])).Count == 1);
        var before = await All();

        for (var i = 0; i < 10; i++)
            await Post($"Tureluurs {i} besloten", $"Tureluurs ringen in de polder, {i} keer.", "members");
        await Eventually(async () => (await Items(asked[0] + "&count=20", moderator)).Count == 13);

        Assert.Equal(before, await All());
        Assert.NotEqual(before[1], (await moderator.GetJson(asked[1])).GetRawText());

        async Task<List<string>> All()
        {
            var texts = new List<string>();
            foreach (var address in asked)
                texts.Add((await app.ApiVisitor().GetJson(address)).GetRawText());
            return texts;
        }

        Task<JsonElement> Post(string title, string body, string audience = "everyone") =>
            moderator.Post("/api/v1/questions", new { title, body, audience, tags = new[] { audience == "members" ? "tureluur-geheim" : "vogels" } });
    }

    [Fact]
    public async Task What_is_near_a_hidden_contribution_is_told_to_nobody_who_may_not_see_it()
    {
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        var key = (await moderator.Post("/api/v1/questions", new { title = "Besloten over wulpen", body = "Alleen voor leden.", audience = "members" })).Text("key");

        await app.ApiVisitor().GetJson($"/api/v1/related/{key}", HttpStatusCode.NotFound);
        await app.ApiVisitor().GetJson("/api/v1/related/bestaat-niet", HttpStatusCode.NotFound);
        await moderator.GetJson($"/api/v1/related/{key}");
    }

    [Fact]
    public async Task Of_a_solved_question_the_accepted_answer_is_shown()
    {
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        var key = (await moderator.Post("/api/v1/questions", new { title = "Hoe vaak maaien wij de slootkant?", body = "De slootkant staat vol riet." })).Text("key");
        using var posting = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/threads/{key}/posts")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { kind = "answer", body = "Twee keer per jaar is genoeg." }),
            Headers = { { "Idempotency-Key", "maaien" } },
        };
        using var posted = await moderator.SendAsync(posting);
        var answer = JsonDocument.Parse(await posted.Content.ReadAsStringAsync()).RootElement.Text("key");
        await moderator.Post($"/api/v1/threads/{key}/accepted", new { post = answer }, HttpStatusCode.NoContent);

        await Eventually(async () => (await Near()).FirstOrDefault() is { ValueKind: JsonValueKind.Object } item && item.Text("status") == "accepted");

        var item = (await Near())[0];
        Assert.Equal("Twee keer per jaar is genoeg.", item.Text("passage"));
        Assert.EndsWith($"/questions/{key}?post={answer}#p-{answer}", item.Text("url"), StringComparison.Ordinal);

        async Task<List<JsonElement>> Near() => [.. (await moderator.Post("/api/v1/similar", new { title = "Slootkant maaien", body = "Hoe vaak?" }, HttpStatusCode.OK))
            .GetProperty("items").EnumerateArray()];
    }

    [Fact]
    public async Task Bad_input_is_refused_with_all_errors_at_once()
    {
        Assert.Equal(["count", "format", "q"], await Errors("/api/v1/suggest?count=21&format=xml"));
        Assert.Equal(["count", "title"], await Errors("/api/v1/similar?title=%20&count=0"));
        Assert.Equal(["count"], await Errors("/api/v1/related/x?count=0"));
        await app.ApiVisitor().Post("/api/v1/similar", new { title = "Zonder sleutel" }, HttpStatusCode.Unauthorized);

        async Task<IEnumerable<string>> Errors(string address) =>
            (await app.ApiVisitor().GetJson(address, HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order();
    }

    [Fact]
    public async Task Without_scripts_a_button_shows_what_exists_and_gives_all_typed_text_back()
    {
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        await moderator.Post("/api/v1/questions", new { title = "Hoe snoei je knotwilgen?", body = "Onze knotwilgen groeien uit." });
        await Eventually(async () => (await Items("/api/v1/suggest?q=knotw")).Count == 1);
        using var anna = await app.As("Anna");

        var page = await anna.Submit(
            await anna.Get("/ask"), Writing.Form,
            new Dictionary<string, string> { ["Title"] = "Knotwilgen snoeien, hoe?", ["Body"] = "Wij hebben er twaalf.", ["Tags"] = "groen" },
            button: "button[formaction*='handler=Exists']");

        Assert.Equal("Hoe snoei je knotwilgen?", page.Document.QuerySelector(".o-exists a")!.FirstChild!.TextContent);
        // The words of the contribution itself, without marks.
        Assert.Equal("Onze knotwilgen groeien uit.", page.Document.QuerySelector(".o-exists .o-snip")!.InnerHtml.Trim());
        Assert.Equal("Knotwilgen snoeien, hoe?", page.Document.QuerySelector("[name=Title]")!.GetAttribute("value"));
        Assert.Contains("Wij hebben er twaalf.", page.Document.QuerySelector("[name=Body]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("groen", page.Document.QuerySelector("[name=Tags]")!.GetAttribute("value"));
        Assert.Equal(0, await app.Scope(db => Task.FromResult(db.Drafts.Count(d => d.Title == "Knotwilgen snoeien, hoe?"))));
    }

    [Fact]
    public async Task Words_that_found_nothing_become_the_title_of_a_question()
    {
        using var anna = await app.As("Anna");
        var empty = await anna.Get("/search?q=zwaluwnestkastjes+schoonmaken");

        var page = await anna.Get(empty.Document.QuerySelector("a[href^='/ask?title=']")!.GetAttribute("href")!);

        Assert.Equal("zwaluwnestkastjes schoonmaken", page.Document.QuerySelector("[name=Title]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_page_shows_what_is_related_as_its_reader_may_see_it()
    {
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        await moderator.Post("/api/v1/questions", new { title = "Bevers vangen bij de dijk", body = "Bevers graven in de dijk." });
        await moderator.Post("/api/v1/questions", new { title = "Bevers en de dijk, besloten", body = "Bevers graven in de dijk.", audience = "members" });
        var key = (await moderator.Post("/api/v1/questions", new { title = "Bevers graven in onze dijk", body = "Wie heeft ook bevers in de dijk?" })).Text("key");
        await Eventually(async () => (await Items($"/api/v1/related/{key}", moderator)).Count == 2);
        using var visitor = app.Visitor();
        using var member = await app.As("Anna");

        foreach (var (reader, shown) in new[] { (visitor, new[] { "Bevers vangen bij de dijk" }), (member, ["Bevers en de dijk, besloten", "Bevers vangen bij de dijk"]) })
        {
            // The page itself does not wait for the index; once somebody followed its link, or scrolled to it, it has the list.
            var first = await reader.Get($"/questions/{key}");
            Assert.Empty(Shown(first));
            Assert.Equal(shown, Shown(await reader.Get(first.Document.QuerySelector("[data-related] a")!.GetAttribute("href")!)));
            Assert.Equal(shown, Shown(await reader.Get($"/questions/{key}")));
        }

        static IEnumerable<string> Shown(Page page) => page.Document.QuerySelectorAll("#related + ul h3").Select(h => h.TextContent.Trim()).Order();
    }

    private async Task<List<JsonElement>> Items(string address, HttpClient? by = null) =>
        [.. (await (by ?? app.ApiVisitor()).GetJson(address)).GetProperty("items").EnumerateArray()];
}
