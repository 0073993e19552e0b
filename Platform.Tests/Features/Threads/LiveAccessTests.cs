using System.Net;
using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Threads;

/// <summary>Who loses access stops receiving within five seconds.</summary>
public sealed class LiveAccessTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    private const double Soon = 5;

    [Fact]
    public async Task Whose_session_ran_out_by_itself_hears_nothing_more()
    {
        var thread = await app.Ask("Aad", Audience.Members);
        using var browser = await app.As("Eva");
        var eva = await app.Viewer("Eva");
        await using var page = await Joined(thread, browser);
        await using var other = await Joined(thread, await app.As("Cor"));
        await app.Reply("Bea", thread, "Nog met Eva");
        await Eventually(() => page.Events.Count == 1, "the event before");
        await app.Scope(async (PlatformDb db, SessionQuery sessions) =>
        {
            var (session, now) = (await db.Sessions.SingleAsync(s => s.AccountId == eva.MemberKey), TimeProvider.System.GetUtcNow().UtcDateTime);
            await sessions.See(db, session.Key, now, now.AddSeconds(6));
            return 0;
        });
        // A page that joins learns when its session ends.
        Assert.NotNull(await page.Join(thread, 1));

        await Within(6 + Soon, () => Task.FromResult(page.IsCut), "the connection is dropped");
        await app.Reply("Bea", thread, "Zonder Eva");
        await Eventually(() => other.Events.Count == 2, "the event for others");
        Assert.Single(page.Events);
        await page.Connect();
        Assert.Null(await page.Join(thread));
    }

    [Fact]
    public async Task Who_signs_out_in_another_tab_hears_nothing_more()
    {
        var thread = await app.Ask("Aad", Audience.Members);
        using var browser = await app.As("Fons");
        await using var page = await Joined(thread, browser);

        await browser.Submit(await browser.Get("/my/profile"), "#sign-out", new Dictionary<string, string>());

        await Within(Soon, () => Task.FromResult(page.IsCut), "the connection is dropped");
    }

    [Fact]
    public async Task Whose_role_is_taken_hears_nothing_more_of_what_only_that_role_may_read()
    {
        var thread = await app.Ask("Aad");
        var rob = await app.Member("Rob", MemberRoles.Moderator);
        await using var page = await Joined(thread, await app.As("Rob", MemberRoles.Moderator));
        await using var member = await Joined(thread, await app.As("Cor"));
        var aad = await app.Viewer("Aad");
        await app.Scope(async (PlatformDb db, TimeProvider clock) =>
        {
            (await db.Contributions.SingleAsync(c => c.Key == thread)).Withdraw(aad, clock.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });
        await Within(Soon, () => Task.FromResult(member.IsCut), "a member may not read what was withdrawn");
        Assert.False(page.IsCut);

        await app.Scope(async db =>
        {
            (await db.Members.SingleAsync(m => m.Key == rob.Key)).Grant(MemberRoles.None);
            return await db.SaveChangesAsync();
        });

        await Within(Soon, () => Task.FromResult(page.IsCut), "the connection is dropped");
        await page.Connect();
        Assert.Null(await page.Join(thread));
    }

    [Fact]
    public async Task Each_join_asks_again_whether_one_may_read_the_thread()
    {
        var (open, closed) = (await app.Ask("Aad"), await app.Ask("Aad", Audience.Members));
        await using var visitor = await Joined(open);
        await using var other = await Joined(open);
        await using var member = await Joined(closed, await app.As("Cor"));

        Assert.Null(await visitor.Join(closed));
        await app.Reply("Bea", closed, "Onder ons");
        await app.Reply("Bea", open, "Voor iedereen");
        await Eventually(() => member.Events.Count == 1 && other.Events.Count == 1, "the events for others");

        // What was sent before is received before this answer.
        Assert.NotNull(await visitor.Join(open));
        Assert.Empty(visitor.Events);
    }

    [Theory]
    [InlineData("https://elders.example", false)]
    [InlineData("null", false)]
    [InlineData("http://127.0.0.1:1", false)]
    [InlineData(null, true)]
    public async Task Only_pages_of_our_own_site_reach_the_hub_by_either_way(string? origin, bool reaches)
    {
        var ours = app.Address.GetLeftPart(UriPartial.Authority);
        using var http = app.ApiVisitor();
        using var negotiation = new HttpRequestMessage(HttpMethod.Post, "/hubs/threads/negotiate?negotiateVersion=1");
        negotiation.Headers.Add("Origin", origin ?? ours);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin ?? ours);
        var address = new UriBuilder(new Uri(app.Address, "/hubs/threads")) { Scheme = "ws" }.Uri;

        using var answer = await http.SendAsync(negotiation);
        Assert.Equal(reaches ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
        if (reaches)
            await socket.ConnectAsync(address, CancellationToken.None);
        else
            await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, CancellationToken.None));
    }

    private async Task<OpenPage> Joined(string thread, PlatformClient? browser = null)
    {
        var page = new OpenPage(app.Address, browser?.Cookie("platform"));
        await page.Connect();
        Assert.NotNull(await page.Join(thread));
        return page;
    }
}
