using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using Platform.Tests.Features.Rounds;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Threads;

/// <summary>How many connections one may hold, and how often one may ask over one of them.</summary>
public sealed class LiveConnectionLimitTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_session_has_five_connections_and_a_sixth_when_one_of_them_closes()
    {
        using var browser = await app.As("Veeltabber");
        await FiveAndNoMore(() => new OpenPage(app.Address, browser.Cookie("platform")));
    }

    [Fact]
    public async Task A_guest_of_a_round_has_five_connections_too()
    {
        var round = await app.OpenRound();
        using var phone = app.Visitor();
        await phone.Get($"/r/{round.Code}");
        await FiveAndNoMore(() => new OpenPage(app.Address, phone.Cookie("guest")));
    }

    [Fact]
    public async Task A_page_that_joins_again_and_again_is_answered_once_a_second()
    {
        var thread = await app.Ask("Aad");
        await using var page = new OpenPage(app.Address);
        await page.Connect();
        var since = Stopwatch.GetTimestamp();

        for (var i = 0; i < 4; i++)
            Assert.NotNull(await page.Join(thread));

        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 2.9, 60);
    }

    private static async Task FiveAndNoMore(Func<OpenPage> open)
    {
        var pages = new List<OpenPage>();
        for (var i = 0; i < 5; i++)
        {
            pages.Add(open());
            await pages[^1].Connect();
        }

        var sixth = open();
        pages.Add(sixth);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(sixth.Connect);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        await pages[0].Cut();
        await Conversation.Eventually(async () =>
        {
            try
            {
                await sixth.Connect();
                return true;
            }
            catch (HttpRequestException)
            {
                // The other is not gone yet.
                return false;
            }
        }, "there is room again");
        foreach (var page in pages)
            await page.DisposeAsync();
    }
}

/// <summary>A node with room for eight connections.</summary>
public sealed class LiveConnectionBoundTests(LiveConnectionBoundTests.SmallApp app) : IClassFixture<LiveConnectionBoundTests.SmallApp>
{
    [Fact]
    public async Task Visitors_take_three_quarters_of_all_places_and_the_rest_is_for_members()
    {
        var sockets = new List<ClientWebSocket>();
        // Before anything is said over them.
        for (var i = 0; i < 6; i++)
            sockets.Add(await Socket());

        await Assert.ThrowsAsync<WebSocketException>(() => Socket());
        using var member = await app.As("Cor");
        sockets.Add(await Socket(member.Cookie("platform")));
        sockets.Add(await Socket(member.Cookie("platform")));
        await Assert.ThrowsAsync<WebSocketException>(() => Socket(member.Cookie("platform")));
        using var visitor = app.Visitor();
        using var negotiation = await visitor.Http.PostAsync("/hubs/threads/negotiate?negotiateVersion=1", null);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (negotiation.StatusCode, negotiation.Headers.RetryAfter is not null));
        sockets.ForEach(s => s.Dispose());
    }

    private async Task<ClientWebSocket> Socket(string? cookie = null)
    {
        var socket = new ClientWebSocket();
        if (cookie is not null)
            socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(new UriBuilder(new Uri(app.Address, "/hubs/threads")) { Scheme = "ws" }.Uri, CancellationToken.None);
        return socket;
    }

    public sealed class SmallApp : PlatformApp
    {
        public SmallApp() => Settings["Live:MostConnections"] = "8";
    }
}
