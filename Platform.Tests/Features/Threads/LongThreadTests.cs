using System.Diagnostics;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Xunit.Abstractions;

namespace Platform.Tests.Features.Threads;

public sealed class LongThreadTests(TrustingApp app, ITestOutputHelper output) : IClassFixture<TrustingApp>
{
    [Fact]
    public Task Every_post_is_on_one_part_going_up_and_on_one_going_down() => UpAndDown(130);

    [Fact, Trait("Category", "Long"), Trait("Suite", "live")]
    public Task Every_post_of_five_thousand_is_on_one_part_going_up_and_on_one_going_down() => UpAndDown(5000);

    private async Task UpAndDown(int posts)
    {
        var (thread, keys) = await Long(posts);
        using var reader = app.Visitor();

        var up = new List<string>();
        var page = await reader.Get($"/questions/{thread}?end=1");
        Assert.Null(page.Document.QuerySelector("[data-later]:not([hidden])"));
        for (; ; page = await reader.Get(Side(page, "earlier")!))
        {
            up.InsertRange(0, Posts(page));
            if (Side(page, "earlier") is null)
                break;
        }

        var down = new List<string>(Posts(page));
        while (Side(page, "later") is { } next)
        {
            page = await reader.Get(next);
            down.AddRange(Posts(page));
        }

        var expected = keys.Select(k => $"p-{k}").ToList();
        Assert.Equal(expected, up);
        Assert.Equal(expected, down);
    }

    [Fact]
    public async Task A_link_to_a_post_opens_there_with_what_it_replies_to()
    {
        var (thread, keys) = await Long(130, replies: 99);
        using var reader = await app.As("Lezer");

        var page = await reader.Get($"/threads/{thread}/posts/{keys[99]}");

        Assert.EndsWith($"#p-{keys[99]}", page.Address.ToString(), StringComparison.Ordinal);
        Assert.Equal(keys.Skip(95).Take(20).Select(k => $"p-{k}"), Posts(page));
        // It replies to number 10, on another part: named, with its address, and told in short above.
        var repliedTo = page.Document.QuerySelector($"#p-{keys[99]} [data-slot=replyTo]")!;
        Assert.Equal(("Bea", $"/threads/{thread}/posts/{keys[9]}"), (repliedTo.TextContent, repliedTo.GetAttribute("href")));
        Assert.Contains("Bericht 10", page.Document.QuerySelector(".o-chain")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A time: run it on a machine with nothing beside it.</summary>
    [Fact, Trait("Category", "Long"), Trait("Suite", "live")]
    public async Task A_link_to_reply_4500_of_5000_opens_there_in_under_a_second()
    {
        var (thread, keys) = await Long(5000, replies: 4499);
        using var reader = await app.As("Lezer");
        await reader.Get($"/questions/{thread}");

        var times = new List<long>();
        for (var i = 0; i < 6; i++)
        {
            var watch = Stopwatch.StartNew();
            var page = await reader.Get($"/threads/{thread}/posts/{keys[4499]}");
            times.Add(watch.ElapsedMilliseconds);
            Assert.Contains($"p-{keys[4499]}", Posts(page));
        }

        output.WriteLine($"Reply 4,500 of 5,000: the first time {times[0]} ms, then {string.Join(", ", times.Skip(1))} ms");
        Assert.True(times[0] < 1000, $"{times[0]} ms");
    }

    [Fact]
    public async Task Parts_stay_whole_while_posts_come_in()
    {
        var (thread, keys) = await Long(65);
        using var reader = app.Visitor();
        var page = await reader.Get($"/questions/{thread}?end=1");
        var seen = Posts(page);

        var added = await app.Reply("Cor", thread, "Tussendoor", PostKind.Comment);
        while (Side(page, "earlier") is { } earlier)
        {
            page = await reader.Get(earlier);
            seen.InsertRange(0, Posts(page));
        }

        Assert.Equal(keys.Select(k => $"p-{k}"), seen);
        var last = await reader.Get($"/questions/{thread}?after={await PlaceOf(keys[^1])}");
        Assert.Equal([$"p-{added.Key}"], Posts(last));
    }

    [Fact]
    public async Task A_part_for_the_script_is_the_same_without_the_page()
    {
        var (thread, keys) = await Long(45);
        using var reader = app.Visitor();
        var place = await PlaceOf(keys[25]);

        var html = await reader.Http.GetStringAsync($"/threads/{thread}/part?before={place}&lead={keys[0]}");
        var part = new HtmlParser().ParseDocument(html);

        Assert.Null(part.QuerySelector("header"));
        Assert.Equal(keys.Skip(5).Take(20).Select(k => $"p-{k}"), part.QuerySelectorAll("[data-posts] > [data-place]").Select(e => e.Id!));
        // A page that shows no lead gets every post.
        part = new HtmlParser().ParseDocument(await reader.Http.GetStringAsync($"/threads/{thread}/part?before={await PlaceOf(keys[3])}&lead="));
        Assert.Equal(keys.Take(3).Select(k => $"p-{k}"), part.QuerySelectorAll("[data-posts] > [data-place]").Select(e => e.Id!));
    }

    [Fact]
    public async Task A_part_of_a_thread_for_members_is_not_there_for_a_visitor()
    {
        var thread = await app.Ask("Aad", Audience.Members);
        await app.Reply("Bea", thread, "Onder ons");
        using var visitor = app.Visitor();

        await visitor.Get($"/threads/{thread}/part?after=0", System.Net.HttpStatusCode.NotFound);
        using var member = await app.As("Lezer");
        Assert.Contains("Onder ons", await member.Http.GetStringAsync($"/threads/{thread}/part?after=0&lead="), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_before_with_a_page_number_leads_to_the_posts_it_showed()
    {
        var (thread, keys) = await Long(450);
        using var reader = app.Visitor();

        Assert.Equal($"p-{keys[400]}", Posts(await reader.Get($"/questions/{thread}?page=3"))[0]);
        Assert.Equal($"p-{keys[0]}", Posts(await reader.Get($"/questions/{thread}?page=1"))[0]);
        await reader.Get($"/questions/{thread}?page=4", System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_part_tells_which_posts_of_how_many_it_shows_and_leads_to_start_end_and_any_date()
    {
        var (thread, keys) = await Long(130);
        using var reader = app.Visitor();

        var end = await reader.Get($"/questions/{thread}?end=1");
        Assert.Equal("111–130 van 130", Range(end));
        var start = await reader.Get(end.Document.QuerySelector("[data-map] a")!.GetAttribute("href")!);
        Assert.Equal(("1–20 van 130", $"p-{keys[0]}"), (Range(start), Posts(start)[0]));
        Assert.Equal($"p-{keys[^1]}", Posts(await reader.Get(start.Document.QuerySelector("[data-map-end]")!.GetAttribute("href")!))[^1]);

        // All posts are of the first of March.
        var on = await reader.Get($"/threads/{thread}/date?day=2026-03-01");
        Assert.Equal($"#p-{keys[0]}", on.Address.Fragment);
        foreach (var day in new[] { "01-03-2026", "1-3-2026", "2026" })
            Assert.Equal($"#p-{keys[0]}", (await reader.Get($"/threads/{thread}/date?day={day}")).Address.Fragment);
        foreach (var day in new[] { "2026-03-02", "2027", "morgen", "", "2026-02-31" })
            Assert.Equal(("#end", "111–130 van 130"), ((await reader.Get($"/threads/{thread}/date?day={day}")).Address.Fragment, Range(await reader.Get($"/threads/{thread}/date?day={day}"))));
        await reader.Get($"/threads/{thread}/date?day={new string('1', 1000)}", System.Net.HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_never_read_a_thread_starts_at_its_beginning_and_who_did_at_its_end()
    {
        var (thread, keys) = await Long(65);
        using var visitor = app.Visitor();
        using var reader = await app.As("Nieuwe lezer");

        foreach (var first in new[] { await visitor.Get($"/questions/{thread}"), await visitor.Get($"/questions/{thread}"), await reader.Get($"/questions/{thread}") })
        {
            Assert.Equal("1–20 van 65", Range(first));
            Assert.StartsWith("Naar het einde", first.Document.QuerySelector("[data-map-end]")!.TextContent, StringComparison.Ordinal);
        }

        await reader.Submit(await reader.Get($"/questions/{thread}"), "#read", new Dictionary<string, string> { ["place"] = $"{await PlaceOf(keys[9])}" });

        var again = await reader.Get($"/questions/{thread}");
        Assert.Equal("46–65 van 65", Range(again));
        Assert.Contains("Verder lezen bij reactie 11", again.Text, StringComparison.Ordinal);
        // What is kept for visitors does not change with it.
        Assert.Equal("1–20 van 65", Range(await visitor.Get($"/questions/{thread}")));
        Assert.Equal("46–65 van 65", Range(await visitor.Get($"/questions/{thread}?end=1")));
    }

    [Fact]
    public async Task A_thread_that_fits_on_one_page_has_no_map()
    {
        var (thread, _) = await Long(20);

        Assert.Null((await app.Visitor().Get($"/questions/{thread}")).Document.QuerySelector("[data-map]"));
    }

    private static string Range(Page page) => page.Document.QuerySelector("[data-map-range]")!.TextContent;

    private static List<string> Posts(Page page) => [.. page.Document.QuerySelectorAll("[data-posts] > [data-place]").Select(e => e.Id!)];

    private static string? Side(Page page, string side) => page.Document.QuerySelector($"[data-{side}]:not([hidden]) a")?.GetAttribute("href");

    private Task<long?> PlaceOf(string post) => app.Scope(db => db.Posts.Where(p => p.Key == post).Select(p => p.Place).SingleAsync());

    private Task<(string Thread, List<string> Keys)> Long(int posts, int replies = -1) => LongThread.Of(app, posts, replies);
}
