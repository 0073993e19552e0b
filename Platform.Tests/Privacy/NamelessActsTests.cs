using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Privacy;

/// <summary>An application in which all that members write waits for a moderator.</summary>
public sealed class WaitingApp : PlatformApp
{
    public WaitingApp() => Settings["Moderation:ApprovedBeforeTrust"] = "100";
}

/// <summary>
/// Somebody who is known on the site, and seen to read, acts by layer only. What a visitor, a colleague and a moderator can get is
/// compared before and after each act: no difference may name who acted, and what is known of that person may not change.
/// </summary>
public sealed class NamelessActsTests(WaitingApp app) : IClassFixture<WaitingApp>
{
    private const string Name = "Zwaantje Verhulst-Okonkwo";
    private const string Organisation = "gemeente Kwartelveen";
    private const string Nameless = "Bij ons ging het om de kolommentelling.";
    private const string Edited = "Bij ons ging het om de kolommentelling van maart.";

    private Member _her = null!;
    private string _organisation = "";

    [Fact]
    public async Task No_act_by_layer_only_makes_a_difference_that_names_who_acted()
    {
        _her = await app.Member(Name, layer: Layer.Gemeente);
        _organisation = _her.OrganisationKey!;
        using var zwaantje = await app.As(Name);
        using var api = await app.ApiAs(Name);
        await zwaantje.Submit(await zwaantje.Get("/my/profile"), "form:has([name=ShowPresence])", new Dictionary<string, string> { ["ShowPresence"] = "true" });
        using var visitor = app.Visitor();
        using var colleague = await Colleague();
        using var moderator = await app.As("Mo", MemberRoles.Moderator);
        using var moderatorApi = await app.ApiAs("Mo");

        // What everybody knows: a question by name, a thank-you by name, a question without one.
        await zwaantje.Ask("Hoe regelt u de sleutels?");
        await app.Approve("Hoe regelt u de sleutels?");
        var asked = (await zwaantje.Ask("Durf ik dit te vragen?", more: ("ByLayerOnly", "true"))).Key();
        await app.Approve("Durf ik dit te vragen?");
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Mo", thread, "Wij tellen met de hand.");
        var second = await app.Reply("Mo", thread, "En wij met een machine.", PostKind.Comment);
        await Thank(thread, post.Key);

        Dictionary<string, HttpClient> observers = new()
        {
            ["a visitor"] = visitor.Http, ["a colleague"] = colleague.Http, ["a moderator"] = moderator.Http, ["a moderator's program"] = moderatorApi,
        };
        List<string> addresses =
        [
            .. (await Crawler.Crawl(visitor, ["/", "/questions", "/organisations", "/search"], 60)).Select(p => p.Address.PathAndQuery),
            $"/questions/{thread}", $"/questions/{asked}", $"/members/{_her.Key}", $"/organisations/{_organisation}", "/notifications", "/review", "/my/work",
            $"/search?q=author:{_her.Key}", $"/search?q=org:{_organisation}", "/search?q=kolommentelling", $"/search/feed?q=author:{_her.Key}", "/search/feed", "/search/feed?q=kolommentelling",
            $"/api/v1/search?q=author:{_her.Key}", "/api/v1/search?q=kolommentelling", $"/api/v1/threads/{thread}/changes?after=0", $"/api/v1/threads/{asked}/changes?after=0",
            $"/api/v1/contributions/{asked}", "/api/v1/review-items", $"/search/suggest?q=zwaan", $"/api/v1/suggest?q=kolom",
        ];
        addresses = [.. addresses.Distinct()];
        List<string> messages = [];
        await using var hub = await Follow(visitor, thread, messages);
        await using var hers = await Follow(zwaantje, thread, []);
        await Eventually(() => Said(messages).Any(m => m.Contains(Name, StringComparison.Ordinal)), "she is seen to read");
        await hers.StopAsync();
        await Eventually(() => !Said(messages)[^1].Contains(Name, StringComparison.Ordinal), "she went away");
        await Settled();
        var before = await Look();
        Forget(messages);

        await using var again = await Page(zwaantje, []);
        await again.InvokeAsync<JsonElement>("Join", thread, 0L);
        await again.InvokeAsync("Writing", true);
        await Task.Delay(2500);
        await Compare("type");
        var key = await Reply(thread);
        await Compare("post, which waits");
        var item = await app.Scope(db => db.ReviewItems.Where(i => i.PostKey == key).Select(i => i.Key).SingleAsync());
        Assert.False(Names((await moderator.Get($"/review/{item}")).Html), "The moderator who reads it first reads a name.");
        await Approve();
        await Eventually(() => Said(messages).Any(m => m.Contains("kolommentelling", StringComparison.Ordinal)), "the post comes in");
        await Compare("have it approved");
        await app.Scope(async (PlatformDb _, EditPost edit) => await edit.Change(key, Edited, 1, Her));
        await Approve();
        await Compare("edit");
        foreach (var reader in new[] { visitor, colleague, moderator })
            Assert.False(Names((await reader.Get($"/threads/{thread}/posts/{key}/history")).Html), "The history of the post has a name.");
        await api.PutAsJsonAsync($"/api/v1/threads/{thread}/posts/{post.Key}/vote", new { useful = true });
        await Task.Delay(2000);
        await Compare("vote");
        await Thank(thread, second.Key);
        await Compare("thank");
        await app.Scope((PlatformDb _, ReadThread read) => read.UpTo(thread, 2, Her));
        await Compare("read");
        await api.PutAsJsonAsync($"/api/v1/threads/{asked}/conclusion", new { body = "Kortom: vraag het gerust.", baseNumber = 0 });
        await Compare("conclude, which waits");
        await Approve();
        await Compare("conclude");
        Assert.Contains("bedankt u", before["a moderator"].Text("/notifications"), StringComparison.Ordinal);
        await Compare("nothing at all");

        // Whoever leaves is known to leave. What they wrote without a name stays as it was, for everybody.
        await zwaantje.Submit(await zwaantje.Get("/my/data"), "#erase", new Dictionary<string, string> { ["Password"] = PlatformApp.Password });
        await Settled();
        var gone = await Look();
        foreach (var (who, seen) in before)
            foreach (var (address, line) in seen.Differences(gone[who]))
                Assert.False(
                    !Names(address) && (address.Contains(asked, StringComparison.Ordinal) || address.Contains($"questions/{thread}", StringComparison.Ordinal)
                    || line.Contains("kolommentelling", StringComparison.Ordinal) || line.Contains("Durf ik", StringComparison.Ordinal)),
                    $"After she left, {who} sees on {address}: {line}");
        Assert.All(Said(messages), message => Assert.False(Names(message), message));

        async Task Approve()
        {
            await app.Scope(async (PlatformDb db, Web.Features.Review.DecideReview decide) =>
            {
                var item = await db.ReviewItems.SingleAsync(i => i.ClosedAt == null && i.SubmittedByKey == _her.Key);
                var mo = await app.Viewer("Mo");
                return await decide.Decide(item.Key, Web.Features.Review.Verdict.Approve, Web.Features.Review.ReviewReason.None, "", mo);
            });
            await Settled();
        }

        async Task<Dictionary<string, Seen>> Look()
        {
            var found = new Dictionary<string, Seen>();
            foreach (var (who, client) in observers)
                found[who] = await Seen.By(client, addresses);
            return found;
        }

        async Task Compare(string act)
        {
            var after = await Look();
            foreach (var (who, seen) in before)
            {
                foreach (var (address, line) in seen.Differences(after[who]))
                {
                    // A thank-you is by name, to the person who is thanked.
                    var isThanks = act == "thank" && who == "a moderator" && line.Contains("bedankt u", StringComparison.Ordinal);
                    Assert.False(Names(line) && !isThanks, $"After '{act}' {who} sees on {address}: {line}");
                    Assert.False(Names(address), $"After '{act}' something changed for {who} on {address}: {line}");
                }

                foreach (var address in after[who].Addresses.Where(a => a.Contains(asked, StringComparison.Ordinal) || a.Contains("kolommentelling", StringComparison.Ordinal)))
                    Assert.False(Names(after[who].Text(address)), $"After '{act}' {who} reads a name on {address}");
            }

            before = after;
            Assert.All(Said(messages), message => Assert.False(Names(message), $"After '{act}' an open page hears: {message}"));
        }
    }

    [Fact]
    public async Task A_kept_page_does_not_go_stale_with_the_profile_of_who_wrote_it_by_layer_only()
    {
        const string title = "Wie kent deze pagina?";
        using var silent = await app.As("Stille Gerda", layer: Layer.Provincie);
        using var visitor = app.Visitor();
        var path = (await silent.Ask(title, more: ("ByLayerOnly", "true"))).Address.AbsolutePath;
        await app.Approve(title);
        await Settled();
        await Eventually(() => IsKept(visitor.Get(path).GetAwaiter().GetResult()), "the page is kept");

        await silent.Submit(await silent.Get("/my/profile"), "form:has([name=ShowPresence])", new Dictionary<string, string> { ["About"] = "Weet alles van sleutels." });

        Assert.True(IsKept(await visitor.Get(path)), "The page was made anew when somebody changed their profile.");

        static bool IsKept(Page page) => page.Response.Headers.TryGetValues("Cache-Status", out var said) && said.Any(s => s.Contains("hit", StringComparison.Ordinal));
    }

    private Viewer Her => new(_her.Key, MemberRoles.None);

    private bool Names(string text) =>
        text.Contains(Name, StringComparison.OrdinalIgnoreCase) || text.Contains("Zwaantje", StringComparison.OrdinalIgnoreCase)
        || text.Contains(_her.Key, StringComparison.Ordinal) || text.Contains($"{Slug.Of(Name)}@", StringComparison.OrdinalIgnoreCase)
        || text.Contains(Organisation, StringComparison.OrdinalIgnoreCase) || text.Contains(_organisation, StringComparison.Ordinal);

    private async Task<PlatformClient> Colleague()
    {
        var colleague = await app.Member("De Collega");
        await app.Scope(async db =>
        {
            var organisation = await db.Organisations.SingleAsync(o => o.Key == _organisation);
            organisation.Describe(Organisation, Layer.Gemeente, null);
            var member = await db.Members.SingleAsync(m => m.Key == colleague.Key);
            db.Memberships.Add(member.Join(organisation, new DateOnly(2026, 1, 1), null)!);
            return await db.SaveChangesAsync();
        });
        return await app.As("De Collega");
    }

    private async Task Thank(string thread, string post) =>
        Assert.True(await app.Scope((PlatformDb _, ThankAuthor thank) => thank.Thank(thread, post, "Heel nuttig.", Her)));

    private async Task<string> Reply(string thread)
    {
        using var api = await app.ApiAs(Name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/threads/{thread}/posts") { Content = JsonContent.Create(new { kind = "answer", body = Nameless, byLayerOnly = true }) };
        request.Headers.Add("Idempotency-Key", "een");
        using var posted = await api.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, posted.StatusCode);
        return (await posted.Content.ReadFromJsonAsync<JsonElement>()).Text("key");
    }

    /// <summary>Followers have told everything there is.</summary>
    private static Task Settled() => Task.Delay(1500);

    private async Task<HubConnection> Follow(PlatformClient browser, string thread, List<string> heard)
    {
        var hub = await Page(browser, heard);
        await hub.InvokeAsync<JsonElement>("Join", thread, 0L);
        return hub;
    }

    private async Task<HubConnection> Page(PlatformClient browser, List<string> heard)
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(app.Address, "/hubs/threads"), http =>
        {
            if (browser.CookieHeader().Contains("platform=", StringComparison.Ordinal))
                http.Headers["Cookie"] = browser.Cookie("platform");
        }).Build();
        foreach (var what in new[] { "Changed", "Presence" })
            hub.On<JsonElement>(what, message => Hear(message.ToString()));
        hub.On<int>("Bell", count => Hear($"Bell {count}"));
        await hub.StartAsync();
        return hub;

        void Hear(string message)
        {
            lock (heard)
                heard.Add(message);
        }
    }

    private static List<string> Said(List<string> messages)
    {
        lock (messages)
            return [.. messages];
    }

    private static void Forget(List<string> messages)
    {
        lock (messages)
            messages.Clear();
    }
}
