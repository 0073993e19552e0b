using System.Net;
using System.Text.Json;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;

namespace Platform.Tests.Features.Api;

public sealed class ContributionApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static object Question(string title, bool submit = true, string audience = "everyone") =>
        new { title, body = "Wie heeft hier **ervaring** mee?", language = "nl", tags = new[] { "Woo" }, audience, byLayerOnly = false, submit };

    private static object Article(string title, string body = "## Aanleiding\n\nTekst.", int? version = null) =>
        new { title, summary = "Waar het over gaat.", body, language = "nl", tags = new[] { "beleid" }, audience = "everyone", byLayerOnly = false, submit = true, version };

    [Fact]
    public async Task A_new_members_question_waits_until_a_moderator_approves_it()
    {
        var asker = await app.ApiAs("Anna");
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        var visitor = app.ApiVisitor();

        var place = await asker.Post("/api/v1/questions", Question("Hoe regelen jullie de balie?"));
        var key = place.Text("key");
        Assert.Equal("waiting", place.Text("status"));
        await visitor.GetJson($"/api/v1/contributions/{key}", HttpStatusCode.NotFound);
        Assert.Equal("waiting", (await asker.GetJson($"/api/v1/contributions/{key}")).Text("status"));

        await Decide(moderator, key, new { decision = "approve" });

        var shown = await visitor.GetJson($"/api/v1/contributions/{key}");
        Assert.Equal("published", shown.Text("status"));
        Assert.Equal(1, shown.GetProperty("version").GetInt32());
        Assert.Contains("<strong>ervaring</strong>", shown.Text("html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visitors_keep_the_approved_text_while_an_edit_of_an_article_waits()
    {
        var author = await app.ApiAs("Bram", MemberRoles.Scientist);
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        var key = (await author.Post("/api/v1/articles", Article("Zeven lessen"))).Text("key");
        await Decide(moderator, key, new { decision = "approve" });

        await author.Put($"/api/v1/contributions/{key}", Article("Acht lessen", version: 1));

        var visitor = app.ApiVisitor();
        Assert.Equal("Zeven lessen", (await visitor.GetJson($"/api/v1/contributions/{key}")).Text("title"));
        await Decide(moderator, key, new { decision = "approve" });
        Assert.Equal("Acht lessen", (await visitor.GetJson($"/api/v1/contributions/{key}")).Text("title"));
    }

    [Fact]
    public async Task A_returned_article_tells_why_and_is_resubmitted_under_the_same_key()
    {
        var author = await app.ApiAs("Chris", MemberRoles.Scientist);
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);
        var key = (await author.Post("/api/v1/articles", Article("Zonder bron"))).Text("key");

        await Decide(moderator, key, new { decision = "return", reason = "source-missing", text = "Noem de bron." });

        var returned = await author.GetJson($"/api/v1/contributions/{key}");
        Assert.Equal("returned", returned.Text("status"));
        Assert.Equal("Noem de bron.", returned.GetProperty("lastDecision").Text("text"));
        await author.Put($"/api/v1/contributions/{key}", Article("Met bron", version: 1));
        await Decide(moderator, key, new { decision = "approve" });
        Assert.Equal("Met bron", (await app.ApiVisitor().GetJson($"/api/v1/contributions/{key}")).Text("title"));
    }

    [Fact]
    public async Task A_stale_edit_gives_409_with_both_texts()
    {
        var author = await app.ApiAs("Dirk", MemberRoles.Scientist);
        var key = (await author.Post("/api/v1/articles", Article("Eerste"))).Text("key");
        await author.Put($"/api/v1/contributions/{key}", Article("Tweede", version: 1));

        var problem = await author.Put($"/api/v1/contributions/{key}", Article("Derde", version: 1), HttpStatusCode.Conflict);

        Assert.Equal("Derde", problem.GetProperty("yours").Text("title"));
        Assert.Equal("Tweede", problem.GetProperty("current").Text("title"));
        Assert.Equal(2, problem.GetProperty("current").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task All_errors_of_a_text_are_told_at_once()
    {
        var author = await app.ApiAs("Eva");

        var problem = await author.Post(
            "/api/v1/articles", new { title = new string('x', 201), body = "", language = "fr", audience = "nobody" }, HttpStatusCode.BadRequest);

        var errors = problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order();
        Assert.Equal(["audience", "body", "language", "summary", "title"], errors);
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.Text("title"));
        Assert.NotEmpty(problem.Text("detail"));
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_author_alone()
    {
        var author = await app.ApiAs("Fenna");
        var place = await author.Post("/api/v1/questions", Question("Nog niet af", submit: false));

        Assert.Equal("draft", place.Text("status"));
        Assert.Equal("draft", (await author.GetJson($"/api/v1/contributions/{place.Text("key")}")).Text("status"));
        await (await app.ApiAs("Mo", MemberRoles.Moderator)).GetJson($"/api/v1/contributions/{place.Text("key")}", HttpStatusCode.NotFound);
        var submitted = await author.Put($"/api/v1/contributions/{place.Text("key")}", new { version = 0, title = "Nu wel af", body = "Tekst." });
        Assert.Equal("waiting", submitted.Text("status"));
    }

    [Fact]
    public async Task A_members_only_question_does_not_exist_for_visitors()
    {
        var asker = await app.ApiAs("Gijs", MemberRoles.Moderator);
        var key = (await asker.Post("/api/v1/questions", Question("Onder ons", audience: "members"))).Text("key");

        await app.ApiVisitor().GetJson($"/api/v1/contributions/{key}", HttpStatusCode.NotFound);
        Assert.Equal("members", (await (await app.ApiAs("Hanna")).GetJson($"/api/v1/contributions/{key}")).Text("audience"));
    }

    [Fact]
    public async Task Writing_needs_a_token_and_moderating_a_moderators()
    {
        await app.ApiVisitor().Post("/api/v1/questions", Question("Wie ben ik?"), HttpStatusCode.Unauthorized);
        await (await app.ApiAs("Iris")).GetJson("/api/v1/review-items", HttpStatusCode.Forbidden);
        var wrong = app.ApiVisitor();
        wrong.DefaultRequestHeaders.Authorization = new("Bearer", "po_wrong");
        await wrong.Post("/api/v1/questions", Question("Wie ben ik?"), HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Broken_JSON_is_a_problem_and_not_a_failure()
    {
        var author = await app.ApiAs("Jan");
        using var response = await author.PostAsync("/api/v1/questions", new StringContent("{ \"title\": 3", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_author_cannot_approve_their_own_article()
    {
        var author = await app.ApiAs("Kim", MemberRoles.Moderator);
        var key = (await author.Post("/api/v1/articles", Article("Zelf gekeurd"))).Text("key");

        var id = await ItemOf(author, key);

        await author.Post($"/api/v1/review-items/{id}/decisions", new { decision = "approve" }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Of_two_moderators_who_decide_the_second_gets_a_conflict()
    {
        var author = await app.ApiAs("Lies", MemberRoles.Scientist);
        var key = (await author.Post("/api/v1/articles", Article("Tweemaal beoordeeld"))).Text("key");
        var first = await app.ApiAs("Mo", MemberRoles.Moderator);
        var second = await app.ApiAs("Mieke", MemberRoles.Moderator);
        var id = await ItemOf(first, key);
        await first.Post($"/api/v1/review-items/{id}/decisions", new { decision = "approve" });

        await second.Post($"/api/v1/review-items/{id}/decisions", new { decision = "decline", text = "Nee." }, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_refusal_without_an_explanation_cannot_be_sent()
    {
        var author = await app.ApiAs("Nico", MemberRoles.Scientist);
        var key = (await author.Post("/api/v1/articles", Article("Afgewezen"))).Text("key");
        var moderator = await app.ApiAs("Mo", MemberRoles.Moderator);

        await moderator.Post($"/api/v1/review-items/{await ItemOf(moderator, key)}/decisions", new { decision = "decline", reason = "unclear" }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_question_by_layer_only_does_not_tell_who_asked()
    {
        var asker = await app.ApiAs("Onno Vandenberg", MemberRoles.Moderator, Layer.Provincie);
        var key = (await asker.Post("/api/v1/questions", new { title = "Durf ik dit te vragen?", body = "Tekst.", byLayerOnly = true })).Text("key");

        var shown = await (await app.ApiAs("Piet")).GetJson($"/api/v1/contributions/{key}");

        Assert.DoesNotContain("Onno", shown.GetRawText(), StringComparison.Ordinal);
        var author = shown.GetProperty("author");
        Assert.True(author.GetProperty("byLayerOnly").GetBoolean());
        // Fewer than ten members work at a province here, so even the layer would tell.
        Assert.Equal(JsonValueKind.Null, author.GetProperty("layer").ValueKind);
    }

    [Fact]
    public async Task The_API_describes_itself()
    {
        var description = await app.ApiVisitor().GetJson("/openapi/v1.json");

        var paths = description.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.Contains("/api/v1/questions", paths);
        Assert.Contains("/api/v1/review-items/{id}/decisions", paths);
    }

    private static async Task Decide(HttpClient moderator, string key, object decision) =>
        await moderator.Post($"/api/v1/review-items/{await ItemOf(moderator, key)}/decisions", decision);

    private static async Task<string> ItemOf(HttpClient moderator, string key)
    {
        var items = await moderator.GetJson("/api/v1/review-items?pageSize=100");
        return items.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("subject").Text("key") == key).Text("id");
    }
}
