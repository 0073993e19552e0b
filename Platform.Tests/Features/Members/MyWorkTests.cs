using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Members;

namespace Platform.Tests.Features.Members;

public sealed class MyWorkTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Whoever_wrote_nothing_is_told_where_to_begin()
    {
        using var browser = await app.As("Lege Lien");

        var page = await browser.Get("/my/work");

        Assert.NotNull(page.Document.QuerySelector(".o-empty a[href='/questions']"));
    }

    [Fact]
    public async Task A_waiting_question_says_whose_turn_it_is_and_why()
    {
        using var api = await app.ApiAs("Wachtende Wil");
        await api.Post("/api/v1/questions", Question("Wachtvraag"));
        using var browser = await app.As("Wachtende Wil");

        var waiting = (await browser.Get("/my/work")).Document.QuerySelector("section[aria-labelledby=waiting]")!.TextContent;

        Assert.Contains("Wachtvraag", waiting, StringComparison.Ordinal);
        Assert.Contains("Een moderator is aan de beurt", waiting, StringComparison.Ordinal);
        Assert.Contains("nieuw lid", waiting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_text_shows_the_reason_and_the_way_to_improve_it_until_it_is_sent_again()
    {
        using var api = await app.ApiAs("Terug Truus");
        var key = (await api.Post("/api/v1/questions", Question("Terugvraag"))).Text("key");
        await Return(key, "Noem de regeling waar het over gaat.");
        using var browser = await app.As("Terug Truus");

        var returned = (await browser.Get("/my/work")).Document.QuerySelector("section[aria-labelledby=returned]")!;
        Assert.Contains("Noem de regeling", returned.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bron ontbreekt", returned.TextContent, StringComparison.Ordinal);
        Assert.NotNull(returned.QuerySelector($"a[href='/contributions/{key}/edit']"));

        await api.Put($"/api/v1/contributions/{key}", new { title = "Terugvraag", body = "Met bron.", language = "nl", tags = Array.Empty<string>(), audience = "everyone", byLayerOnly = false, submit = true, version = 1 });
        var page = await browser.Get("/my/work");
        Assert.Null(page.Document.QuerySelector("section[aria-labelledby=returned]"));
        Assert.NotNull(page.Document.QuerySelector("section[aria-labelledby=waiting]"));
    }

    [Fact]
    public async Task A_returned_answer_is_back_with_its_writer()
    {
        using var asker = await app.ApiAs("Vraag Vera", MemberRoles.Moderator);
        var thread = (await asker.Post("/api/v1/questions", Question("Open vraag"))).Text("key");
        using var api = await app.ApiAs("Antwoord Arie");
        using var answer = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/threads/{thread}/posts")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { kind = "answer", body = "Zo doen wij het." }),
        };
        answer.Headers.Add("Idempotency-Key", "een-sleutel");
        using var posted = await api.SendAsync(answer);
        Assert.True(posted.IsSuccessStatusCode, await posted.Content.ReadAsStringAsync());
        var post = await app.Scope(db => db.Posts.Where(p => p.ThreadKey == thread).Select(p => p.Key).SingleAsync());
        using var browser = await app.As("Antwoord Arie");
        Assert.Contains("Open vraag", (await browser.Get("/my/work")).Document.QuerySelector("section[aria-labelledby=waiting]")!.TextContent, StringComparison.Ordinal);

        await Return(post, "Schrijf erbij waar dit geldt.");

        var returned = (await browser.Get("/my/work")).Document.QuerySelector("section[aria-labelledby=returned]")!;
        Assert.Contains("waar dit geldt", returned.TextContent, StringComparison.Ordinal);
        Assert.NotNull(returned.QuerySelector($"a[href='/threads/{thread}/posts/{post}/edit']"));
    }

    [Fact]
    public async Task Nobody_sees_the_work_of_another()
    {
        using var api = await app.ApiAs("Mijn Mina");
        await api.Post("/api/v1/questions", Question("Van Mina"));
        using var browser = await app.As("Ander Andre");

        Assert.DoesNotContain("Van Mina", (await browser.Get("/my/work")).Text, StringComparison.Ordinal);
    }

    private static object Question(string title) =>
        new { title, body = "Wie weet dit?", language = "nl", tags = Array.Empty<string>(), audience = "everyone", byLayerOnly = false, submit = true };

    private async Task Return(string subject, string text)
    {
        using var moderator = await app.ApiAs("Mo Derator", MemberRoles.Moderator);
        var item = await app.Scope(db => db.ReviewItems.Where(i => (i.ContributionKey == subject || i.PostKey == subject) && i.ClosedAt == null).Select(i => i.Key).SingleAsync());
        using var decided = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            moderator, $"/api/v1/review-items/{item}/decisions", new { decision = "return", reason = "source-missing", text });
        Assert.True(decided.IsSuccessStatusCode, await decided.Content.ReadAsStringAsync());
    }
}
