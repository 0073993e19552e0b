using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

public sealed class AppendTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Fifty_who_post_at_once_lose_nothing_and_leave_no_gap()
    {
        const int writers = 50, each = 10;
        var thread = await app.Ask("Aad");
        var clients = new List<HttpClient>();
        for (var i = 0; i < writers; i++)
            clients.Add(await app.ApiAs($"Schrijver {i}"));

        var made = await Task.WhenAll(clients.Select(async (client, writer) =>
        {
            var keys = new List<string>();
            for (var i = 0; i < each; i++)
                keys.Add((await Send(client, thread, $"Antwoord {i} van {writer}")).Text("key"));
            return keys;
        }));

        var posts = await app.Scope(db => db.Posts.Where(p => p.ThreadKey == thread).OrderBy(p => p.ChangedAt).ToListAsync());
        Assert.Equal(Enumerable.Range(1, writers * each).Select(n => (long?)n), posts.Select(p => p.ChangedAt));
        Assert.Equal(made.SelectMany(keys => keys).Order(), posts.Select(p => p.Key).Order());
        var counted = await app.Scope(db => db.Threads.SingleAsync(t => t.Key == thread));
        Assert.Equal((writers * each, writers * each), (counted.AnswerCount, counted.Sequence));
    }

    [Fact]
    public async Task A_repeated_post_gives_the_first_answer_again()
    {
        var thread = await app.Ask("Aad");
        var client = await app.ApiAs("Bea");

        var first = await Send(client, thread, "Zes weken.", "sleutel-1");
        var again = await Send(client, thread, "Zes weken.", "sleutel-1");

        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal("published", first.Text("status"));
        Assert.Equal(1, await app.Scope(db => db.Posts.CountAsync(p => p.ThreadKey == thread)));
    }

    [Fact]
    public async Task The_same_post_sent_twice_at_once_is_one_post()
    {
        var thread = await app.Ask("Aad");
        var client = await app.ApiAs("Bea");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Send(client, thread, "Zes weken.", "sleutel-tegelijk")));

        Assert.Single(answers.Select(a => a.Text("key")).Distinct());
        Assert.Equal(1, await app.Scope(db => db.Posts.CountAsync(p => p.ThreadKey == thread)));
    }

    [Fact]
    public async Task Another_text_under_the_same_key_is_refused()
    {
        var thread = await app.Ask("Aad");
        var client = await app.ApiAs("Bea");
        await Send(client, thread, "Zes weken.", "sleutel-2");

        await Send(client, thread, "Twaalf weken.", "sleutel-2", HttpStatusCode.Conflict);
        await Send(client, await app.Ask("Aad"), "Zes weken.", "sleutel-2", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_post_by_API_needs_an_idempotency_key_and_a_token()
    {
        var thread = await app.Ask("Aad");

        await Send(await app.ApiAs("Bea"), thread, "Zes weken.", "", HttpStatusCode.BadRequest);
        await Send(app.ApiVisitor(), thread, "Zes weken.", "sleutel-3", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_the_asker_accepts_and_may_choose_another_or_none()
    {
        var thread = await app.Ask("Aad");
        var one = await app.Reply("Bea", thread, "Zes weken.");
        var two = await app.Reply("Cor", thread, "Twaalf weken.");
        var asker = await app.ApiAs("Aad");

        await asker.Post($"/api/v1/threads/{thread}/accepted", new { post = one.Key }, HttpStatusCode.NoContent);
        await asker.Post($"/api/v1/threads/{thread}/accepted", new { post = two.Key }, HttpStatusCode.NoContent);
        await (await app.ApiAs("Bea")).Post($"/api/v1/threads/{thread}/accepted", new { post = one.Key }, HttpStatusCode.BadRequest);

        var changes = await app.ApiVisitor().Changes(thread, 2);
        // Each change has a number of its own: accepted, then exchanged for the other.
        Assert.Equal([(4L, one.Key, false), (5L, two.Key, true)], changes.Changes.Select(c => (c.Sequence, c.Post!.Key, c.Post!.Accepted)));
        await asker.Post($"/api/v1/threads/{thread}/accepted", new { post = (string?)null }, HttpStatusCode.NoContent);
        Assert.DoesNotContain((await app.ApiVisitor().Changes(thread)).Changes, c => c.Post!.Accepted);
    }

    [Fact]
    public async Task A_post_keeps_its_place_when_it_changes()
    {
        var thread = await app.Ask("Aad");
        var first = await app.Reply("Bea", thread, "Zes weken.");
        await app.Reply("Cor", thread, "Twaalf weken.");
        var bea = await app.Viewer("Bea");
        await app.Scope(async (Web.Data.PlatformDb db, EditPost edit) => await edit.Change(first.Key, "Acht weken.", 1, bea));

        var changes = await app.ApiVisitor().Changes(thread);

        Assert.Equal([(2L, 2L), (3L, 1L)], changes.Changes.Select(c => (c.Sequence, c.Post!.Place)));
        Assert.Contains("Acht weken", changes.Changes[1].Post!.Html, StringComparison.Ordinal);
        Assert.NotNull(changes.Changes[1].Post!.EditedAt);
    }

    private static async Task<JsonElement> Send(
        HttpClient client, string thread, string body, string? idempotencyKey = null, HttpStatusCode expected = HttpStatusCode.Created)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/threads/{thread}/posts") { Content = JsonContent.Create(new { kind = "answer", body }) };
        if (idempotencyKey != "")
            request.Headers.Add("Idempotency-Key", idempotencyKey ?? Guid.NewGuid().ToString());
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {text}");
        if (!response.IsSuccessStatusCode)
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }
}
