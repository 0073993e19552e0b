using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Shared;

/// <summary>A key has one spelling. Here the database itself would find a row under several.</summary>
public sealed class KeysInAddressesTests(CaseIgnoringApp app) : IClassFixture<CaseIgnoringApp>
{
    [Theory]
    [InlineData("/questions/{0}")]
    [InlineData("/contributions/{0}/revisions")]
    [InlineData("/contributions/{0}/related")]
    [InlineData("/threads/{0}/part")]
    [InlineData("/threads/{0}/changes")]
    [InlineData("/api/v1/contributions/{0}")]
    [InlineData("/api/v1/threads/{0}/changes")]
    public async Task An_address_in_another_spelling_is_not_found(string address)
    {
        var key = await Thread();
        using var http = app.ApiVisitor();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(string.Format(null, address, key))).StatusCode);
        foreach (var other in new[] { key.ToUpperInvariant(), key + "%20", "%20" + key, char.ToUpperInvariant(key[0]) + key[1..] }.Where(o => o != key))
            Assert.Equal((other, HttpStatusCode.NotFound), (other, (await http.GetAsync(string.Format(null, address, other))).StatusCode));
    }

    [Fact]
    public async Task A_post_to_another_spelling_of_its_thread_is_refused_and_not_kept_under_it()
    {
        var key = await Thread();
        using var bea = await app.ApiAs("Bea");
        bea.DefaultRequestHeaders.Add("Idempotency-Key", key);

        await bea.Post($"/api/v1/threads/{key.ToUpperInvariant()}/posts", new { kind = "answer", body = "Zes weken." }, HttpStatusCode.NotFound);

        Assert.Equal(0, await app.Scope(db => db.Posts.CountAsync(p => p.ThreadKey == key)));
    }

    [Fact]
    public async Task A_page_cannot_follow_a_thread_under_another_spelling()
    {
        var key = await Thread();
        await using var page = new OpenPage(app.Address);
        await page.Connect();

        Assert.Null(await page.Join(key.ToUpperInvariant()));
        Assert.Null(await page.Join(key + " "));
        Assert.NotNull(await page.Join(key));
    }

    [Fact]
    public async Task A_mention_in_capitals_tells_nobody_and_is_posted_like_any_text()
    {
        var key = await Thread();
        var dirk = (await app.Member("Dirk")).Key;

        var post = await app.Reply("Bea", key, $"Vraag het [Dirk](/members/{dirk.ToUpperInvariant()}).");
        Assert.Equal(PostState.Visible, post.State);
        Assert.Equal(0, await app.Scope(db => db.Notifications.CountAsync(n => n.MemberKey == dirk)));

        await app.Reply("Bea", key, $"Vraag het [Dirk](/members/{dirk}).");
        Assert.Equal(1, await app.Scope(db => db.Notifications.CountAsync(n => n.MemberKey == dirk)));
    }

    [Fact]
    public void Each_part_of_an_address_that_varies_is_a_key_or_known_to_be_none()
    {
        string[] none = ["code", "topic", "documentName", "path"];
        var parts = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => e.RoutePattern.Parameters).Select(p => p.Name).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["id", "key", "post", "thread"], parts.Except(none));
    }

    /// <summary>Of which the key has a letter, so that it has another spelling.</summary>
    private async Task<string> Thread()
    {
        var key = await app.Ask("Aad");
        return key.Any(char.IsAsciiLetter) ? key : await Thread();
    }
}
