using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Api;

/// <summary>A program that got no answer sends again; a program that has an old text does not write over a newer one.</summary>
public sealed class SentAgainTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Theory]
    [InlineData("/api/v1/questions", true)]
    [InlineData("/api/v1/questions", false)]
    [InlineData("/api/v1/articles", true)]
    [InlineData("/api/v1/articles", false)]
    public async Task The_same_text_sent_again_under_its_key_is_one_contribution(string path, bool submit)
    {
        var author = await app.ApiAs("Anna");
        var title = $"Twee keer gestuurd {path[^9..]} {submit}";

        var first = await Send(author, path, "sleutel" + title, Text(title, submit), HttpStatusCode.Created);
        var second = await Send(author, path, "sleutel" + title, Text(title, submit), HttpStatusCode.Created);

        Assert.Equal(first.Text("key"), second.Text("key"));
        Assert.Equal(first.Text("status"), second.Text("status"));
        Assert.Equal(1, await app.Scope(async db =>
            await db.Contributions.CountAsync(c => c.Title == title) + await db.Drafts.CountAsync(d => d.Title == title)));
    }

    [Fact]
    public async Task Sent_ten_times_at_once_it_is_one_contribution()
    {
        var author = await app.ApiAs("Bas");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            Send(author, "/api/v1/questions", "tegelijk", Text("Tien keer tegelijk", true), HttpStatusCode.Created)));

        Assert.Single(answers.Select(a => a.Text("key")).Distinct());
        Assert.Equal(1, await app.Scope(db => db.Contributions.CountAsync(c => c.Title == "Tien keer tegelijk")));
    }

    [Fact]
    public async Task Another_text_under_the_same_key_is_a_conflict_and_changes_nothing()
    {
        var author = await app.ApiAs("Coen");
        var made = await Send(author, "/api/v1/questions", "een", Text("De eerste", true), HttpStatusCode.Created);

        await Send(author, "/api/v1/questions", "een", Text("De tweede", true), HttpStatusCode.Conflict);
        await Send(author, "/api/v1/questions", "een", Text("De eerste", false), HttpStatusCode.Conflict);
        await Send(author, "/api/v1/articles", "een", Text("De eerste", true), HttpStatusCode.Conflict);
        Assert.Equal("De eerste", (await author.GetJson($"/api/v1/contributions/{made.Text("key")}")).Text("title"));

        // What was published and edited since is still what came of the first request.
        await app.Approve("De eerste");
        await author.Put($"/api/v1/contributions/{made.Text("key")}", new { version = 1, title = "De eerste, verbeterd", body = "Tekst." });
        Assert.Equal(made.Text("key"), (await Send(author, "/api/v1/questions", "een", Text("De eerste", true), HttpStatusCode.Created)).Text("key"));
    }

    [Fact]
    public async Task A_key_is_its_author_s_own_and_has_a_length()
    {
        var one = await Send(await app.ApiAs("Dirk"), "/api/v1/questions", "gedeeld", Text("Van Dirk", true), HttpStatusCode.Created);
        var other = await Send(await app.ApiAs("Els"), "/api/v1/questions", "gedeeld", Text("Van Els", true), HttpStatusCode.Created);

        Assert.NotEqual(one.Text("key"), other.Text("key"));
        await Send(await app.ApiAs("Els"), "/api/v1/questions", new string('x', 101), Text("Te lang", true), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_draft_of_another_device_is_not_written_over()
    {
        var author = await app.ApiAs("Femke");
        var made = await author.PostAsJsonAsync("/api/v1/questions", Text("Van de laptop", false));
        var key = (await made.Content.ReadFromJsonAsync<JsonElement>()).Text("key");
        var laptop = made.Headers.ETag!.ToString();

        // The phone read it and changed it.
        var seen = await author.GetAsync($"/api/v1/contributions/{key}");
        Assert.Equal(laptop, seen.Headers.ETag!.ToString());
        using var phone = await Keep("Van de telefoon", laptop);
        Assert.Equal(HttpStatusCode.OK, phone.StatusCode);
        Assert.NotEqual(laptop, phone.Headers.ETag!.ToString());

        using var stale = await Keep("Weer van de laptop", laptop);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using var blind = await Keep("Van niemand", null);
        Assert.Equal(HttpStatusCode.Conflict, blind.StatusCode);
        Assert.Equal("Van de telefoon", (await author.GetJson($"/api/v1/contributions/{key}")).Text("title"));
        using var unreadable = await Keep("Van niemand", "\"abc\"");
        Assert.Equal(HttpStatusCode.Conflict, unreadable.StatusCode);

        // Sent again because no answer came: it is there already.
        using var again = await Keep("Van de telefoon", laptop);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        async Task<HttpResponseMessage> Keep(string title, string? known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/contributions/{key}")
            {
                Content = JsonContent.Create(new { version = 0, title, body = "Tekst.", submit = false }),
            };
            if (known is not null)
                request.Headers.TryAddWithoutValidation("If-Match", known);
            return await author.SendAsync(request);
        }
    }

    private static object Text(string title, bool submit) => new { title, summary = "Waar het over gaat.", body = "Een tekst.", tags = new[] { "Woo", "archief" }, submit };

    private static async Task<JsonElement> Send(HttpClient author, string path, string key, object text, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(text) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await author.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode} instead of {expected}: {said}");
        return JsonDocument.Parse(said).RootElement;
    }
}
