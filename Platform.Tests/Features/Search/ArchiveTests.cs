using System.Text.Json;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Search;

public sealed class ArchiveTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task What_is_published_is_found_within_a_second_and_never_before()
    {
        var asker = await app.ApiAs("Anna");
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        var key = (await asker.Post("/api/v1/questions", new { title = "Hoe lang bewaren wij zaagtandformulieren?", body = "Ik zoek het nergens." })).Text("key");
        await moderator.Post("/api/v1/questions", new { title = "Wanneer is de slotgracht leeg?", body = "Dit verschijnt meteen, na het andere." });
        await Eventually(async () => (await Search("slotgracht")).GetProperty("total").GetInt32() == 1);
        Assert.Equal(0, (await Search("zaagtandformulieren")).GetProperty("total").GetInt32());

        var items = await moderator.GetJson("/api/v1/review-items?pageSize=100");
        var id = items.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("subject").Text("key") == key).Text("id");
        await moderator.Post($"/api/v1/review-items/{id}/decisions", new { decision = "approve" });

        await Within(3, async () => (await Search("zaagtandformulieren")).GetProperty("total").GetInt32() == 1, "found");
    }

    [Fact]
    public async Task An_answer_is_found_and_leads_to_its_question()
    {
        var asker = await app.ApiAs("Mo", MemberRoles.Moderator);
        var key = (await asker.Post("/api/v1/questions", new { title = "Wie kent een goed leesplan?", body = "Voor nieuwe collega's." })).Text("key");
        var posting = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/threads/{key}/posts")
        {
            Content = JsonContent(new { kind = "answer", body = "Begin met de kwikstaartmethode." }),
            Headers = { { "Idempotency-Key", "one" } },
        };
        using var posted = await asker.SendAsync(posting);
        Assert.Equal(System.Net.HttpStatusCode.Created, posted.StatusCode);

        await Eventually(async () => (await Search("kwikstaartmethode")).GetProperty("total").GetInt32() == 1);

        Assert.Equal(key, (await Search("kwikstaartmethode")).GetProperty("items")[0].Text("key"));
    }

    [Fact]
    public async Task What_is_for_members_changes_nothing_for_a_visitor()
    {
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        await moderator.Post("/api/v1/questions", new { title = "Openbaar over wilgentenen", body = "Tekst over wilgentenen." });
        await Eventually(async () => (await Search("wilgentenen")).GetProperty("total").GetInt32() == 1);
        var before = (await Search("wilgentenen")).GetRawText();

        await moderator.Post("/api/v1/questions", new { title = "Besloten over wilgentenen", body = "Ook over wilgentenen.", audience = "members" });
        await Eventually(async () => (await Search("wilgentenen", moderator)).GetProperty("total").GetInt32() == 2);

        Assert.Equal(before, (await Search("wilgentenen")).GetRawText());
    }

    [Fact]
    public async Task Searching_a_name_does_not_find_who_wrote_by_layer_only()
    {
        var asker = await app.ApiAs("Quirijn Zwaluwstaart", MemberRoles.Moderator, Layer.Waterschap);
        await asker.Post("/api/v1/questions", new { title = "Vraag over dijkbewaking", body = "Zonder naam.", byLayerOnly = true });
        await Eventually(async () => (await Search("dijkbewaking")).GetProperty("total").GetInt32() == 1);

        Assert.Equal(0, (await Search("Zwaluwstaart")).GetProperty("total").GetInt32());
        Assert.DoesNotContain("Zwaluwstaart", (await Search("dijkbewaking")).GetRawText(), StringComparison.Ordinal);
        using var visitor = app.Visitor();
        var page = await visitor.Get("/search?q=dijkbewaking");
        Assert.Contains("dijkbewaking", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zwaluwstaart", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_is_found_by_its_words_also_where_the_text_never_says_them()
    {
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        await moderator.Post("/api/v1/questions", new { title = "Wie doet dit ook?", body = "Zonder het woord.", tags = new[] { "Knotwilgen beheren" } });

        await Eventually(async () => (await Search("knotwilgen")).GetProperty("total").GetInt32() == 1);
    }

    [Fact]
    public async Task The_page_marks_what_matched_and_keeps_chosen_filters()
    {
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        await moderator.Post("/api/v1/questions", new { title = "Hoe telt u ooievaars?", body = "Wij tellen elk jaar de ooievaars in de polder.", tags = new[] { "natuur" } });
        await moderator.Post("/api/v1/questions", new { title = "Counting ooievaars", body = "In English, about ooievaars.", language = "en" });
        await Eventually(async () => (await Search("ooievaars")).GetProperty("total").GetInt32() == 2);
        using var visitor = app.Visitor();

        var page = await visitor.Get("/search?q=ooievaars&language=nl");

        Assert.Single(page.Document.QuerySelectorAll(".o-hits > li"));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".o-snip mark"));
        Assert.True(page.Document.QuerySelector("input[type=checkbox][name=language][value=nl]")!.HasAttribute("checked"));
    }

    [Theory]
    [InlineData("/search?q=%00%ff\"(((")]
    [InlineData("/search?q=a&page=999999999999&sort=nonsense&kind=nothing&year=-1")]
    public async Task No_input_breaks_the_page(string address)
    {
        using var visitor = app.Visitor();
        await visitor.Get(address);
    }

    [Fact]
    public async Task A_bad_filter_of_the_API_is_refused_with_all_errors_at_once()
    {
        var problem = await app.ApiVisitor().GetJson("/api/v1/search?q=a&kind=x&language=y&pageSize=101", System.Net.HttpStatusCode.BadRequest);

        Assert.Equal(["kind", "language", "pageSize"], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }

    [Fact]
    public async Task Readiness_tells_how_far_the_index_lags()
    {
        await Eventually(async () => (await Ready()).Text("status") == "healthy");

        Assert.Equal(0, (await Ready()).GetProperty("checks").GetProperty("index").GetProperty("data").GetProperty("lag").GetInt32());

        async Task<JsonElement> Ready()
        {
            using var response = await app.ApiVisitor().GetAsync("/readyz");
            return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        }
    }

    private Task<JsonElement> Search(string q, HttpClient? by = null) =>
        (by ?? app.ApiVisitor()).GetJson("/api/v1/search?q=" + Uri.EscapeDataString(q));

    private static StringContent JsonContent(object body) =>
        new(JsonSerializer.Serialize(body), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
}
