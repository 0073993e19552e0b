using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Caching;

public sealed class PageCacheTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_visitor_gets_the_page_that_was_made_for_the_one_before()
    {
        var page = await Question("Aad");
        var second = await Kept(page);

        Assert.Contains("Wij wachten al een jaar.", second.Text, StringComparison.Ordinal);
        Assert.Contains("script-src", second.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_writes_is_read_at_once_by_the_next_visitor()
    {
        var page = await Question("Aad");
        var thread = page.Split('/')[^1];
        await Kept(page);

        var reply = await app.Reply("Bea", thread, "Dat duurt acht weken.");
        Assert.Contains("Dat duurt acht weken.", (await app.Visitor().Get(page)).Text, StringComparison.Ordinal);

        await Kept(page);
        var bea = await app.Viewer("Bea");
        await app.Scope(async (PlatformDb _, EditPost edit) => await edit.Change(reply.Key, "Dat duurt negen weken.", 1, bea));
        Assert.Contains("Dat duurt negen weken.", (await app.Visitor().Get(page)).Text, StringComparison.Ordinal);

        await Kept(page);
        var aad = await app.Viewer("Aad");
        await app.Scope(async (PlatformDb _, AcceptAnswer accept) => await accept.Accept(thread, reply.Key, aad));
        Assert.Contains("o-post--accepted", (await app.Visitor().Get(page)).Html, StringComparison.Ordinal);

        await Kept(page);
        await app.Scope(async (PlatformDb _, EditPost edit) => await edit.Withdraw(reply.Key, bea));
        Assert.DoesNotContain("negen weken", (await app.Visitor().Get(page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_shows_on_every_page_its_bearer_wrote_on()
    {
        var page = await Question("Aad");
        await app.Reply("Dirk", page.Split('/')[^1], "Ik denk van wel.");
        await Kept(page);

        var dirk = (await app.Member("Dirk")).Key;
        await app.Scope(async db =>
        {
            (await db.Members.SingleAsync(m => m.Key == dirk)).Rename("Dirk de Nieuwe");
            return await db.SaveChangesAsync();
        });

        Assert.Contains("Dirk de Nieuwe", (await app.Visitor().Get(page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_node_wrote_is_read_within_a_second_or_so()
    {
        var page = await Question("Aad");
        await Kept(page);
        await app.Scope(async db =>
        {
            // As another node commits: this one's caches are not told, its follower reads the log.
            var key = page.Split('/')[^1];
            await db.Contributions.Where(c => c.Key == key).ExecuteUpdateAsync(set => set.SetProperty(c => c.Audience, Audience.Members));
            await db.Database.ExecuteSqlAsync($"INSERT INTO Changes (Kind, [Key], At) VALUES ('Contribution', {key}, {DateTime.UnixEpoch})");
            return 0;
        });

        using var http = new HttpClient { BaseAddress = app.Address };
        await Conversation.Eventually(() => http.GetAsync(page).GetAwaiter().GetResult().StatusCode == System.Net.HttpStatusCode.NotFound, "the page is closed to visitors");
    }

    [Fact]
    public async Task No_member_gets_a_visitor_s_page_and_no_visitor_that_of_a_member()
    {
        var page = await Question("Aad");
        var members = new List<PlatformClient> { await app.As("Eva"), await app.As("Fons"), await app.As("Aad") };

        // Each makes the page first for the others, in turn.
        for (var turn = 0; turn < 3; turn++)
        {
            var visitor = await app.Visitor().Get(page);
            Assert.DoesNotContain("__RequestVerificationToken", visitor.Html, StringComparison.Ordinal);
            Assert.All(["Eva", "Fons"], name => Assert.DoesNotContain(name, visitor.Html, StringComparison.Ordinal));
            foreach (var (member, name) in members.Zip(["Eva", "Fons", "Aad"]))
            {
                var own = await member.Get(page);
                Assert.Equal(name, own.Document.QuerySelector(".o-tools a[href='/my/work']")!.TextContent);
                Assert.All(new[] { "Eva", "Fons" }.Where(other => other != name), other => Assert.DoesNotContain(other, own.Html, StringComparison.Ordinal));
                Assert.True(own.Response.Headers.CacheControl is { Private: true, NoStore: true });
            }
        }
    }

    [Fact]
    public async Task A_page_is_kept_for_each_language_and_for_no_parameter_it_does_not_know()
    {
        var page = await Question("Aad");
        await Kept(page);
        var english = app.Visitor();
        english.SetCookie("language", "en");

        Assert.Equal("en", (await english.Get(page)).Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("nl", (await app.Visitor().Get(page)).Document.DocumentElement.GetAttribute("lang"));
        await app.Visitor().Get(page + "?utm_source=x");
        Assert.False(IsKept(await app.Visitor().Get(page + "?utm_source=x")));
        await Kept(page + "?page=1");
    }

    [Fact]
    public void What_changes_while_a_page_is_made_is_not_kept()
    {
        var evictions = new Invalidations();
        var tag = new ChangeKey(ChangeKind.Thread, "t");
        var begun = evictions.Now;
        evictions.Raise([new(ChangeKind.Thread, "another")]);
        Assert.True(evictions.IsFresh(begun, [tag]));

        evictions.Raise([tag]);

        Assert.False(evictions.IsFresh(begun, [tag]));
        Assert.True(evictions.IsFresh(evictions.Now, [tag]));
    }

    [Fact]
    public void Forgetting_old_changes_lets_nothing_older_hold()
    {
        var evictions = new Invalidations();
        var begun = evictions.Now;
        for (var i = 0; i < 100; i++)
            evictions.Raise(Enumerable.Range(0, 2000).Select(n => new ChangeKey(ChangeKind.Post, $"{i}-{n}")));

        Assert.False(evictions.IsFresh(begun, [new(ChangeKind.Thread, "t")]));
    }

    [Fact]
    public async Task A_post_with_an_objection_is_shown_in_its_own_thread_only()
    {
        var (members, open) = (await app.Ask("Aad", Audience.Members), await app.Ask("Bea"));
        foreach (var (thread, text) in new[] { (members, "Alleen onder ons."), (open, "Voor iedereen.") })
        {
            var answer = await app.Reply("Cor", thread, text);
            await app.Reply("Dirk", thread, "Dat zie ik anders.", PostKind.CounterView, answer.Key);
        }

        Assert.Contains("Alleen onder ons.", (await (await app.As("Eva")).Get($"/questions/{members}")).Text, StringComparison.Ordinal);
        var shown = await app.Visitor().Get($"/questions/{open}");

        Assert.Contains("Voor iedereen.", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alleen onder ons.", shown.Html, StringComparison.Ordinal);
    }

    private async Task<string> Question(string asker) => $"/questions/{await app.Ask(asker)}";

    /// <summary>The follower tells of each change once more, a moment after its commit did.</summary>
    private async Task<Page> Kept(string page)
    {
        Page? kept = null;
        await Conversation.Eventually(async () => IsKept(kept = await app.Visitor().Get(page)), $"{page} is kept");
        return kept!;
    }

    private static bool IsKept(Page page) => page.Response.Headers.TryGetValues("Cache-Status", out var status) && status.Single().EndsWith("hit", StringComparison.Ordinal);
}
