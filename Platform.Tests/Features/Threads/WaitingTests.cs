using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Threads;

/// <summary>Replies of members who have no trust yet; each test has one of its own, for approvals make trust.</summary>
public sealed class WaitingTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_waiting_post_is_in_no_event_until_it_is_approved()
    {
        var thread = await app.Ask("Aad");
        await using var page = new OpenPage(app.Address);
        await page.Connect();
        await page.Join(thread);

        var waiting = await app.Reply("Nina", thread, "Wachtwoord.");
        await app.Reply("Aad", thread, "Van wie vertrouwd is.", PostKind.Comment);
        await Eventually(() => page.Events.Count == 1, "the event of the other post");
        Assert.NotEqual(waiting.Key, page.Events[0].Post!.Key);
        Assert.DoesNotContain((await app.ApiVisitor().Changes(thread)).Changes, c => c.Post!.Key == waiting.Key);

        await Decide(waiting.Key, Verdict.Approve);
        await Eventually(() => page.Events.Count == 2, "the event of the approval");
        Assert.Equal((2L, waiting.Key), (page.Events[1].Sequence, page.Events[1].Post!.Key));
        // Written first, but it came into the thread second.
        Assert.Equal(2L, page.Events[1].Post!.Place);
    }

    [Fact]
    public async Task Its_author_sees_what_waits_and_nobody_else_does()
    {
        var thread = await app.Ask("Aad");
        var nieuw = await app.As("Noor");
        var page = await nieuw.Submit(await nieuw.Get($"/questions/{thread}"), "#reply", new Dictionary<string, string> { ["Body"] = "Nog niet te zien." });

        var own = page.Document.QuerySelector("[id^=own-]")!.TextContent;
        Assert.Contains("Wacht op beoordeling", own, StringComparison.Ordinal);
        Assert.Contains("Nog niet te zien.", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Nog niet te zien.", (await app.Visitor().Get($"/questions/{thread}")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Nog niet te zien.", (await (await app.As("Cor")).Get($"/questions/{thread}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_post_tells_its_author_why_and_can_be_sent_again()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Niek", thread, "Zonder bron.");
        await Decide(post.Key, Verdict.Return, "Noem je bron.");
        var nieuw = await app.As("Niek");

        Assert.Contains("Noem je bron.", (await nieuw.Get($"/questions/{thread}")).Document.QuerySelector($"#own-{post.Key}")!.TextContent, StringComparison.Ordinal);
        await nieuw.Submit(await nieuw.Get($"/threads/{thread}/posts/{post.Key}/edit"), "#edit", new Dictionary<string, string> { ["Body"] = "Met bron." });
        await Decide(post.Key, Verdict.Approve);

        Assert.Contains("Met bron.", (await app.Visitor().Get($"/questions/{thread}")).Document.QuerySelector($"#p-{post.Key}")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nele", false)]
    [InlineData("Nel", true)]
    public async Task A_reply_that_readers_did_not_see_can_be_withdrawn_and_leaves_nothing_behind(string name, bool returned)
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply(name, thread, "Toch maar niet.");
        if (returned)
            await Decide(post.Key, Verdict.Return, "Noem je bron.");
        using var nieuw = await app.As(name);
        var own = (await nieuw.Get($"/questions/{thread}")).Document.QuerySelector($"#own-{post.Key}")!;

        var ask = await nieuw.Get(own.QuerySelectorAll("a").Single(a => a.TextContent == "Trek in").GetAttribute("href")!);
        Assert.Contains("Toch maar niet.", ask.Text, StringComparison.Ordinal);
        Assert.Contains("Lezers hebben deze reactie nog niet gezien.", ask.Text, StringComparison.Ordinal);
        var after = await nieuw.Submit(ask, "#withdraw", new Dictionary<string, string>());

        Assert.Contains("Uw reactie is ingetrokken.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Toch maar niet.", after.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Toch maar niet.", (await nieuw.Get("/my/work")).Text, StringComparison.Ordinal);
        Assert.Null((await nieuw.Get("/my/work")).Document.QuerySelector("section[aria-labelledby=waiting], section[aria-labelledby=returned]"));
        Assert.Empty((await app.ApiVisitor().Changes(thread)).Changes);
        Assert.False(await app.Scope(db => db.ReviewItems.AnyAsync(i => i.PostKey == post.Key && i.ClosedAt == null)));
        Assert.Equal(PostState.Dropped, await app.Scope(db => db.Posts.Where(p => p.Key == post.Key).Select(p => p.State).SingleAsync()));
    }

    [Fact]
    public async Task Every_link_to_change_a_returned_text_opens_its_form_whatever_its_kind()
    {
        using var browser = await app.As("Nadine");
        await browser.Ask("Wie stuurt dit terug?");
        await app.Approve("Wie stuurt dit terug?");
        var thread = await app.Scope(db => db.Contributions.Where(c => c.Title == "Wie stuurt dit terug?").Select(c => c.Key).SingleAsync());
        var nadine = await app.Viewer("Nadine");
        var conclusion = await app.Scope((PlatformDb _, WriteConclusion write) => write.Write(thread, "Kortom: zes weken.", false, 0, nadine));
        await Decide(conclusion!.Key, Verdict.Return, "Wiens zes weken?");

        foreach (var path in new[] { "/", "/my/work", "/notifications", $"/questions/{thread}" })
        {
            var page = await browser.Get(path);
            var links = page.Document.QuerySelectorAll("main a, main [data-leads]").Select(a => a.GetAttribute("href") ?? a.GetAttribute("data-leads")!)
                .Where(href => href.StartsWith("/threads/", StringComparison.Ordinal) && (href.EndsWith("/edit", StringComparison.Ordinal) || href.EndsWith("/conclusion", StringComparison.Ordinal))).ToList();
            Assert.True(links.Count > 0, $"{path} has no link to change the returned text.");
            foreach (var link in links)
                Assert.Contains("Kortom: zes weken.", (await browser.Get(link)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task While_an_edit_waits_readers_keep_the_approved_text()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Nora", thread, "Goedgekeurde tekst.");
        await Decide(post.Key, Verdict.Approve);
        var before = (await app.ApiVisitor().Changes(thread)).Sequence;
        var nieuw = await app.As("Nora");

        await nieuw.Submit(await nieuw.Get($"/threads/{thread}/posts/{post.Key}/edit"), "#edit", new Dictionary<string, string> { ["Body"] = "Gewijzigde tekst." });

        var visitor = await app.Visitor().Get($"/questions/{thread}");
        Assert.Contains("Goedgekeurde tekst.", visitor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Gewijzigde tekst.", visitor.Html, StringComparison.Ordinal);
        Assert.Equal(before, (await app.ApiVisitor().Changes(thread)).Sequence);
        await Decide(post.Key, Verdict.Approve);
        Assert.Contains("Gewijzigde tekst.", (await app.ApiVisitor().Changes(thread, before)).Changes.Single().Post!.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_post_waits_for_nobody()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Nick", thread, "Eerst goedgekeurd.");
        await Decide(post.Key, Verdict.Approve);
        var nieuw = await app.Viewer("Nick");
        await app.Scope(async (PlatformDb db, EditPost edit) => await edit.Change(post.Key, "Daarna gewijzigd.", 1, nieuw));

        await app.Scope(async (PlatformDb db, EditPost edit) => await edit.Withdraw(post.Key, nieuw));

        Assert.False(await app.Scope(db => db.ReviewItems.AnyAsync(i => i.PostKey == post.Key && i.ClosedAt == null)));
    }

    private async Task Decide(string postKey, Verdict verdict, string? text = null)
    {
        var rita = await app.Member("Rita", MemberRoles.Moderator);
        await app.Scope(async (PlatformDb db, DecideReview decide) =>
        {
            var item = await db.ReviewItems.Where(i => i.PostKey == postKey && i.ClosedAt == null).Select(i => i.Key).SingleAsync();
            return await decide.Decide(item, verdict, ReviewReason.None, text, new(rita.Key, rita.Roles));
        });
    }
}
