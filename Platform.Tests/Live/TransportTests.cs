using System.Diagnostics;
using Microsoft.AspNetCore.Http.Connections;
using Platform.Tests.Support;
using Xunit.Abstractions;

namespace Platform.Tests.Live;

/// <summary>The same promise where an office proxy forbids WebSockets, or more.</summary>
[Collection(Node.OneAtATime)]
public sealed class TransportTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Without_WebSockets_without_event_streams_and_without_any_live_connection_pages_end_with_the_same_thread()
    {
        await using var site = await LiveSite.Start(nodes: 1, writers: 2);
        using var writers = new Writers(site);
        await using var streams = await OfficeProxy.Start(site.Address, Forbidden.WebSockets);
        await using var polls = await OfficeProxy.Start(site.Address, Forbidden.WebSockets | Forbidden.EventStreams);
        await using var none = await OfficeProxy.Start(site.Address, Forbidden.LivePages);
        OfficeProxy[] proxies = [streams, polls, none];
        var pages = proxies.Select((p, i) => new ScriptedPage(p.Address, site.Thread, site.People["Schrijver 1"].Cookie, i, HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling)).ToList();
        var opening = pages.Select(p => p.Open()).ToList();
        await Task.WhenAll(opening[..2]);
        var random = new Random(PromiseTests.Seed);

        for (var i = 0; i < 15; i++)
        {
            await writers.Act(random);
            if (i % 5 == 4)
                site.Road.Cut(1, random);
        }

        await Promise.Holds(pages, writers, $"PLATFORM_TEST_SEED={PromiseTests.Seed}\n{site.Node(0).Output}");
        Assert.True(streams is { Refused: > 0, EventStreams: > 0 } && pages[0].IsLive, "server-sent events");
        Assert.True(polls is { Refused: > 1, EventStreams: 0, LongPolls: > 0 } && pages[1].IsLive, "long polling");
        Assert.True(none is { Refused: > 0, LongPolls: 0 } && !pages[2].IsLive, "asking every few seconds");
        await Task.WhenAll(pages.Select(p => p.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_page_that_takes_nothing_in_holds_up_nobody_else()
    {
        await using var site = await LiveSite.Start(nodes: 1, writers: 2);
        using var writers = new Writers(site);
        var node = await site.AddressOf(0);
        await using var stuck = new Relay(() => [node], narrow: true);
        await using var phone = new ScriptedPage(stuck.Address, site.Thread, null, 1);
        await using var page = site.Page(null, 2);
        await Task.WhenAll(phone.Open(), page.Open());
        stuck.HoldUp(TimeSpan.FromMinutes(2));
        var slowest = TimeSpan.Zero;

        for (var i = 0; i < 150; i++)
        {
            await writers.Post("Schrijver 1", text: string.Concat(Enumerable.Repeat("Een lange tekst. ", 1800)));
            var since = Stopwatch.GetTimestamp();
            while (page.Sequence <= i)
                await Task.Delay(5);
            var took = Stopwatch.GetElapsedTime(since);
            slowest = took > slowest ? took : slowest;
            if (took > TimeSpan.FromSeconds(1))
                output.WriteLine($"post {i}: {took}");
        }

        output.WriteLine($"From the answer to the writer to the other page at most {slowest}.");
        Assert.True(slowest < TimeSpan.FromSeconds(6), $"{slowest}");
    }
}
