using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Features.Members;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Threads;

public sealed class ThreadActsApiTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Theory]
    [InlineData("PUT", "/posts/{post}/vote", "{\"useful\":true}", false)]
    [InlineData("POST", "/posts/{post}/thanks", "{\"line\":\"Dank.\"}", false)]
    [InlineData("POST", "/posts/{post}/withdraw", "{}", false)]
    [InlineData("POST", "/posts/{post}/hide", "{\"reason\":\"tone\",\"text\":\"Toon.\"}", true)]
    [InlineData("POST", "/posts/{post}/show", "{\"text\":\"Toch.\"}", true)]
    [InlineData("POST", "/posts/{post}/move", "{\"target\":\"{elsewhere}\",\"text\":\"Daar.\"}", true)]
    [InlineData("POST", "/lock", "{\"text\":\"Rust.\"}", true)]
    [InlineData("POST", "/unlock", "{\"text\":\"Verder.\"}", true)]
    [InlineData("PUT", "/conclusion", "{\"body\":\"Kortom.\"}", false)]
    public async Task An_act_asks_for_a_token_and_for_the_role_it_takes_and_says_so_in_problem_json(string method, string path, string body, bool moderators)
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var address = $"/api/v1/threads/{thread}{path.Replace("{post}", post.Key, StringComparison.Ordinal)}";

        body = body.Replace("{elsewhere}", await app.Ask("Aad"), StringComparison.Ordinal);

        await Refused(app.ApiVisitor(), HttpStatusCode.Unauthorized, address);
        if (moderators)
            await Refused(await app.ApiAs("Cor"), HttpStatusCode.Forbidden, address);
        // What is not there is not there for whoever may.
        await Refused(await app.ApiAs("Mo", MemberRoles.Moderator), HttpStatusCode.NotFound, address.Replace(thread, "nietbestaa", StringComparison.Ordinal));

        async Task Refused(HttpClient client, HttpStatusCode status, string at)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), at) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
            using var answer = await client.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_program_does_all_that_a_page_can()
    {
        var (thread, elsewhere) = (await app.Ask("Aad"), await app.Ask("Aad"));
        var (one, two) = (await app.Reply("Bea", thread, "Zes weken."), await app.Reply("Bea", thread, "Hoort elders."));
        var (aad, bea, cor, mo) = (await app.ApiAs("Aad"), await app.ApiAs("Bea"), await app.ApiAs("Cor"), await app.ApiAs("Mo", MemberRoles.Moderator));

        await Taken(cor.PutAsJsonAsync($"{Api(thread)}/posts/{one.Key}/vote", new { useful = true }));
        await Conversation.Eventually(() => Post(thread, one.Key).Votes == 1, "the vote is counted");
        await Taken(cor.PostAsJsonAsync($"{Api(thread)}/posts/{one.Key}/thanks", new { line = "Dank." }));
        await Taken(mo.PostAsJsonAsync($"{Api(thread)}/posts/{one.Key}/hide", new { reason = "tone", text = "Toon." }));
        Assert.Equal(PostState.Hidden, Post(thread, one.Key).State);
        await Taken(mo.PostAsJsonAsync($"{Api(thread)}/posts/{one.Key}/show", new { text = "Toch wel." }));
        Assert.Equal(PostState.Visible, Post(thread, one.Key).State);
        using (var moved = await mo.PostAsJsonAsync($"{Api(thread)}/posts/{two.Key}/move", new { target = elsewhere, text = "Hoort daar." }))
        {
            var there = await moved.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(elsewhere, there.GetProperty("thread").GetString());
            Assert.Equal(PostState.Visible, Post(elsewhere, there.GetProperty("post").GetString()!).State);
        }

        Assert.Equal(PostState.Moved, Post(thread, two.Key).State);
        using (var concluded = await aad.PutAsJsonAsync($"{Api(thread)}/conclusion", new { body = $"Zes weken, zie [daar](/threads/{thread}/posts/{one.Key}).", baseNumber = 0 }))
            Assert.Equal("published", (await concluded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
        Assert.True(Post(thread, one.Key).Cited);
        await Taken(mo.PostAsJsonAsync($"{Api(thread)}/lock", new { text = "Rust." }));
        using (var late = await cor.PostAsJsonAsync($"{Api(thread)}/posts", new { kind = "comment", body = "Te laat." }))
            Assert.Equal("application/problem+json", late.Content.Headers.ContentType!.MediaType);
        await Taken(mo.PostAsJsonAsync($"{Api(thread)}/unlock", new { text = "Verder." }));
        await Taken(bea.PostAsJsonAsync($"{Api(thread)}/posts/{one.Key}/withdraw", new { }));
        Assert.Equal(PostState.Withdrawn, Post(thread, one.Key).State);

        var acts = await app.Scope(db => db.AuditEntries.Where(a => a.Subject.EndsWith(one.Key) || a.Subject.EndsWith(two.Key) || a.Subject.EndsWith(thread)).ToListAsync());
        Assert.NotEmpty(acts);
        Assert.All(acts, a => Assert.Equal("api", a.Origin));

        static async Task Taken(Task<HttpResponseMessage> act)
        {
            using var answer = await act;
            Assert.True(answer.StatusCode == HttpStatusCode.NoContent, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static string Api(string thread) => $"/api/v1/threads/{thread}";

    private PostSeen Post(string thread, string key) =>
        app.ApiVisitor().Changes(thread).GetAwaiter().GetResult().Changes.Select(c => c.Post).Single(p => p?.Key == key)!;
}
