using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Threads;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Threads;

public sealed class LiveTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Everyone_who_reads_along_gets_each_change_in_order()
    {
        var thread = await app.Ask("Aad");
        await using var one = await Joined(thread);
        await using var two = await Joined(thread);

        for (var i = 0; i < 5; i++)
            await app.Reply("Bea", thread, $"Antwoord {i}");

        foreach (var page in new[] { one, two })
        {
            await Eventually(() => page.Events.Count == 5, "five events");
            Assert.Equal([1L, 2L, 3L, 4L, 5L], page.Events.Select(e => e.Sequence));
        }
    }

    [Fact]
    public async Task Who_was_cut_off_gets_what_was_missed()
    {
        var thread = await app.Ask("Aad");
        await using var page = await Joined(thread);
        await app.Reply("Bea", thread, "Eerst");
        await Eventually(() => page.Events.Count == 1, "the first event");
        await page.Cut();
        await app.Reply("Bea", thread, "Tijdens");
        await app.Reply("Bea", thread, "Ook tijdens");

        await page.Connect();
        var missed = await page.Join(thread, 1);
        await app.Reply("Bea", thread, "Erna");

        Assert.Equal([2L, 3L], missed!.Changes.Select(c => c.Sequence));
        await Eventually(() => page.Events.Any(e => e.Sequence == 4), "the event after the reconnect");
    }

    [Fact]
    public async Task A_thread_for_members_is_refused_to_a_visitor()
    {
        var thread = await app.Ask("Aad", Audience.Members);
        await using var visitor = new OpenPage(app.Address);
        await visitor.Connect();

        Assert.Null(await visitor.Join(thread));
        await app.Reply("Bea", thread, "Onder ons");
        await using var member = await Joined(thread, await app.As("Cor"), sequence: 1);
        await app.Reply("Bea", thread, "Nog iets onder ons");
        await Eventually(() => member.Events.Count == 1, "the member's event");

        Assert.Empty(visitor.Events);
    }

    [Fact]
    public async Task Whose_session_ended_hears_nothing_more()
    {
        var thread = await app.Ask("Aad", Audience.Members);
        var dirk = await app.Viewer("Dirk");
        await using var page = await Joined(thread, await app.As("Dirk"));
        await using var other = await Joined(thread, await app.As("Cor"));

        await app.Scope(async db =>
        {
            db.Sessions.RemoveRange(await db.Sessions.Where(s => s.AccountId == dirk.MemberKey).ToListAsync());
            return await db.SaveChangesAsync();
        });
        await Eventually(() => page.IsCut, "the connection is dropped");
        await app.Reply("Bea", thread, "Zonder Dirk");
        await Eventually(() => other.Events.Count == 1, "the event for others");

        Assert.Empty(page.Events);
    }

    [Fact]
    public async Task When_a_thread_closes_to_visitors_they_are_dropped()
    {
        var thread = await app.Ask("Aad");
        await using var visitor = await Joined(thread);
        await using var member = await Joined(thread, await app.As("Cor"));

        var aad = await app.Viewer("Aad");
        await app.Scope((PlatformDb _, SubmitContribution submit) => submit.Submit(
            new Submission(thread, QuestionTraits.Name, 1, new DraftText("Onder leden", "", "Wij wachten al een jaar.", Audience: Audience.Members)), aad));
        await Eventually(() => visitor.IsCut, "the visitor is dropped");

        await app.Reply("Bea", thread, "Onder ons");
        await Eventually(() => member.Events.Count == 1, "the member still hears");
        Assert.Empty(visitor.Events);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_listen_with_our_cookies()
    {
        var thread = await app.Ask("Aad");
        await using var foreign = new OpenPage(app.Address, origin: "https://elders.example");
        await using var ours = new OpenPage(app.Address, origin: app.Address.GetLeftPart(UriPartial.Authority));

        await Assert.ThrowsAnyAsync<Exception>(foreign.Connect);
        await ours.Connect();
        Assert.NotNull(await ours.Join(thread));
    }

    [Fact]
    public async Task An_acceptance_and_a_withdrawal_reach_open_pages()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var (aad, bea) = (await app.Viewer("Aad"), await app.Viewer("Bea"));
        await using var page = await Joined(thread, sequence: 1);

        await app.Scope(async (PlatformDb db, AcceptAnswer accept) => await accept.Accept(thread, post.Key, aad));
        await Eventually(() => page.Events.Count == 1, "the acceptance");
        await app.Scope(async (PlatformDb db, EditPost edit) => await edit.Withdraw(post.Key, bea));
        await Eventually(() => page.Events.Count == 2, "the withdrawal");

        Assert.True(page.Events[0].Post!.Accepted);
        Assert.Equal((PostState.Withdrawn, null, null), (page.Events[1].Post!.State, page.Events[1].Post!.Html, page.Events[1].Post!.Author));
    }

    private async Task<OpenPage> Joined(string thread, PlatformClient? browser = null, long sequence = 0)
    {
        var page = new OpenPage(app.Address, browser?.Cookie("platform"));
        await page.Connect();
        Assert.NotNull(await page.Join(thread, sequence));
        return page;
    }
}
