using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Organisations;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Presence;

public sealed class PresenceTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Readers_are_counted_members_once_and_nobody_is_named_who_did_not_ask_for_it()
    {
        var thread = await app.Ask("Aad");
        using var bea = await app.As("Bea");
        await using var visitor = await Reader.Open(app, thread, null);
        await using var one = await Reader.Open(app, thread, bea);
        await using var two = await Reader.Open(app, thread, bea);

        await Eventually(() => visitor.Sees("readers") == 2, "a visitor and a member");
        Assert.Empty(visitor.Names("named"));
        await two.DisposeAsync();
        await one.DisposeAsync();
        await Eventually(() => visitor.Sees("readers") == 1, "the visitor alone");
    }

    [Fact]
    public async Task Who_switched_it_on_is_named_until_it_is_switched_off()
    {
        var thread = await app.Ask("Aad");
        using var cor = await app.As("Cor");
        await using var visitor = await Reader.Open(app, thread, null);
        await using var page = await Reader.Open(app, thread, cor);
        await Eventually(() => visitor.Sees("readers") == 2, "both");
        Assert.Empty(visitor.Names("named"));

        await cor.Submit(await cor.Get("/my/profile"), "form:has([name=ShowPresence])", new Dictionary<string, string> { ["ShowPresence"] = "true" });
        await Eventually(() => visitor.Names("named") is ["Cor"], "the name");

        await cor.Submit(await cor.Get("/my/profile"), "form:has([name=ShowPresence])", new Dictionary<string, string> { ["ShowPresence"] = "false" });
        await Eventually(() => visitor.Names("named").Count == 0, "no name");
    }

    [Fact]
    public async Task Someone_who_writes_is_told_of_without_a_name_and_only_while_it_lasts()
    {
        var thread = await app.Ask("Aad");
        await app.Member("Dirk", layer: Layer.Gemeente);
        using var dirk = await app.As("Dirk");
        await using var visitor = await Reader.Open(app, thread, null);
        await using var page = await Reader.Open(app, thread, dirk);

        await page.Hub.InvokeAsync("Writing", false);
        await Eventually(() => visitor.Sees("writing") == 1, "somebody writes");
        Assert.Empty(visitor.Names("writers"));
        Assert.DoesNotContain("Dirk", visitor.Last, StringComparison.Ordinal);

        await Eventually(() => visitor.Sees("writing") == 0, "nobody writes any more", 30);
        await page.Hub.InvokeAsync("Writing", false);
        await Eventually(() => visitor.Sees("writing") == 1, "again");
        var paused = Stopwatch.GetTimestamp();
        await page.Hub.InvokeAsync("Paused");
        await Eventually(() => visitor.Sees("writing") == 0, "it was posted");
        MachineSpeed.Keeps(3, Stopwatch.GetElapsedTime(paused), "it was posted");
    }

    [Fact]
    public async Task Who_begins_a_reply_by_layer_only_has_left_as_far_as_others_see_and_does_not_come_back()
    {
        var thread = await app.Ask("Aad");
        using var els = await Willing("Els");
        await using var visitor = await Reader.Open(app, thread, null);
        await using var page = await Reader.Open(app, thread, els);
        await Eventually(() => visitor.Names("named") is ["Els"], "a reader by name");

        await page.Hub.InvokeAsync("Writing", true);
        await Eventually(() => visitor.Names("named").Count == 0, "no name any more");
        Assert.Equal((1, 0), (visitor.Sees("readers"), visitor.Sees("writing")));
        Assert.Empty(visitor.Names("writers"));

        // Under the own name after all: who was away and writes at once was not away.
        var told = visitor.Count;
        await page.Hub.InvokeAsync("Writing", false);
        await Task.Delay(2500);
        Assert.Equal(told, visitor.Count);
        await page.DisposeAsync();
        await using var again = await Reader.Open(app, thread, els);
        await Task.Delay(2500);
        Assert.DoesNotContain("Els", visitor.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wrote_asked_or_drafted_by_layer_only_is_not_named_in_that_thread_and_is_in_another()
    {
        var (asked, other) = (await app.Ask("Gé Heim", byLayerOnly: true), await app.Ask("Aad"));
        var (wrote, drafted) = (await app.Ask("Aad"), await app.Ask("Aad"));
        using var ge = await Willing("Gé Heim");
        await app.Reply("Gé Heim", wrote, "Bij ons ook.", byLayerOnly: true);
        var viewer = await app.Viewer("Gé Heim");
        await app.Scope(async (Web.Data.PlatformDb _, Web.Features.Threads.ReplyDraft drafts) =>
        {
            await drafts.Save(drafted, "Ik begin.", true, viewer);
            return true;
        });
        await using var named = await Reader.Open(app, other, null);
        await using var page = await Reader.Open(app, other, ge);
        await Eventually(() => named.Names("named") is ["Gé Heim"], "a reader by name");

        foreach (var thread in new[] { asked, wrote, drafted })
        {
            await using var visitor = await Reader.Open(app, thread, null);
            await using var there = await Reader.Open(app, thread, ge);
            await Eventually(() => visitor.Sees("readers") >= 1, "somebody reads");
            await Task.Delay(1500);
            Assert.Equal(1, visitor.Sees("readers"));
            Assert.DoesNotContain("Heim", visitor.Last, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_writes_by_layer_only_counts_as_writing_only_among_five_others()
    {
        var thread = await app.Ask("Aad");
        using var fien = await app.As("Fien");
        await using var page = await Reader.Open(app, thread, fien);
        List<Reader> others = [];
        for (var i = 0; i < 4; i++)
            others.Add(await Reader.Open(app, thread, null));
        await Eventually(() => others[0].Sees("readers") == 5, "five read");
        await page.Hub.InvokeAsync("Writing", true);
        await Task.Delay(2500);
        Assert.Equal(0, others[0].Sees("writing"));

        others.Add(await Reader.Open(app, thread, null));
        await page.Hub.InvokeAsync("Writing", true);
        await Eventually(() => others[0] is var o && o.Sees("readers") == 6 && o.Sees("writing") == 1, "somebody writes, among five others");
        Assert.Empty(others[0].Names("writers"));
        foreach (var reader in others)
            await reader.DisposeAsync();
    }

    [Fact]
    public async Task A_visitor_writes_nothing_and_in_a_full_hall_not_each_who_enters_is_news()
    {
        var thread = await app.Ask("Aad");
        await using var first = await Reader.Open(app, thread, null);
        await first.Hub.InvokeAsync("Writing", false);
        List<Reader> hall = [];
        for (var i = 0; i < 32; i++)
            hall.Add(await Reader.Open(app, thread, null));
        await Eventually(() => first.Sees("readers") == 30, "thirty, about");
        Assert.Equal(0, first.Sees("writing"));
        var told = first.Count;

        for (var i = 0; i < 8; i++)
        {
            hall.Add(await Reader.Open(app, thread, null));
            await Task.Delay(250);
        }

        Assert.InRange(first.Count - told, 0, 1);
        foreach (var reader in hall)
            await reader.DisposeAsync();
    }

    private async Task<PlatformClient> Willing(string name)
    {
        await app.Member(name, layer: Layer.Gemeente);
        var browser = await app.As(name);
        await browser.Submit(await browser.Get("/my/profile"), "form:has([name=ShowPresence])", new Dictionary<string, string> { ["ShowPresence"] = "true" });
        return browser;
    }

    private sealed class Reader : IAsyncDisposable
    {
        private JsonElement _last;

        private Reader(HubConnection hub)
        {
            Hub = hub;
            hub.On<JsonElement>("Presence", p =>
            {
                Count++;
                _last = p;
            });
        }

        public HubConnection Hub { get; }

        public int Count { get; private set; }

        public string Last => _last.ToString();

        public static async Task<Reader> Open(PlatformApp app, string thread, PlatformClient? browser)
        {
            var hub = new HubConnectionBuilder().WithUrl(new Uri(app.Address, "/hubs/threads"), http =>
            {
                if (browser is not null)
                    http.Headers["Cookie"] = browser.Cookie("platform");
            }).Build();
            var reader = new Reader(hub);
            await hub.StartAsync();
            Assert.Equal(JsonValueKind.Object, (await hub.InvokeAsync<JsonElement>("Join", thread, 0L)).ValueKind);
            return reader;
        }

        public int Sees(string what) => _last.ValueKind == JsonValueKind.Object ? _last.GetProperty(what).GetInt32() : -1;

        public List<string> Names(string of) => _last.ValueKind == JsonValueKind.Object ? [.. _last.GetProperty(of).EnumerateArray().Select(p => p.GetProperty("name").GetString()!)] : ["?"];

        public ValueTask DisposeAsync() => Hub.DisposeAsync();
    }
}
