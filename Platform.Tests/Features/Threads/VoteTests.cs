using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Threads;

public sealed class VoteTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task A_vote_without_scripts_is_shown_pressed_and_counted()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var cor = await app.As("Cor");

        var page = await Press(cor, thread, post.Key);

        Assert.Equal("true", Button(page, post.Key)?.GetAttribute("aria-pressed"));
        await Eventually(async () => await Votes(post.Key) == 1, "the vote is counted");
        var change = Assert.Single((await app.ApiVisitor().Changes(thread)).Changes);
        Assert.Equal((2L, 1), (change.Sequence, change.Post!.Votes));
    }

    [Fact]
    public async Task Pressing_again_takes_the_vote_back()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var cor = await app.As("Cor");
        await Press(cor, thread, post.Key);
        await Eventually(async () => await Votes(post.Key) == 1, "the vote is counted");

        var page = await Press(cor, thread, post.Key);

        Assert.Equal("false", Button(page, post.Key)?.GetAttribute("aria-pressed"));
        await Eventually(async () => await Votes(post.Key) == 0, "the vote is taken back");
    }

    [Fact]
    public async Task Nobody_finds_their_own_post_useful()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var bea = await app.Viewer("Bea");

        Assert.Equal("NotOnYourOwnPost", await app.Breaks((PlatformDb db, CastVote votes) => votes.Cast(thread, post.Key, true, bea)));
        Assert.False(Button(await (await app.As("Bea")).Get($"/questions/{thread}"), post.Key)?.GetAttribute("hidden") is null);
    }

    [Fact]
    public async Task A_withdrawn_post_takes_no_votes_but_a_vote_can_be_taken_back()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var (bea, cor, dirk) = (await app.Viewer("Bea"), await app.Viewer("Cor"), await app.Viewer("Dirk"));
        await app.Scope((PlatformDb db, CastVote votes) => votes.Cast(thread, post.Key, true, cor));
        await app.Scope((PlatformDb db, EditPost edit) => edit.Withdraw(post.Key, bea));

        Assert.Equal("PostClosed", await app.Breaks((PlatformDb db, CastVote votes) => votes.Cast(thread, post.Key, true, dirk)));
        Assert.False(await app.Scope((PlatformDb db, CastVote votes) => votes.Cast(thread, post.Key, false, cor)));
    }

    [Fact]
    public async Task A_post_in_a_thread_for_members_does_not_exist_for_a_visitor_who_votes()
    {
        var thread = await app.Ask("Aad", Audience.Members);
        var post = await app.Reply("Bea", thread, "Zes weken.");

        Assert.Null(await app.Scope((PlatformDb db, CastVote votes) => votes.Cast(thread, post.Key, true, Web.Access.Viewer.Outsider)));
    }

    [Fact]
    public async Task Fifty_members_voting_while_two_sweeps_count_give_the_right_totals_and_no_gap()
    {
        var thread = await app.Ask("Aad");
        var posts = new[] { await app.Reply("Bea", thread, "Een"), await app.Reply("Bea", thread, "Twee"), await app.Reply("Bea", thread, "Drie") };
        var voters = new List<Web.Access.Viewer>();
        for (var i = 0; i < 50; i++)
            voters.Add(await app.Viewer($"Kiezer {i}"));
        using var done = new CancellationTokenSource();
        // Beside the sweep that runs in the host.
        var sweeps = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await Sweep();
                await Task.Delay(10);
            }
        })).ToList();

        await Task.WhenAll(voters.Select((voter, i) => Task.Run(async () =>
        {
            foreach (var post in posts)
                await app.Scope((PlatformDb db, CastVote votes) => votes.Cast(thread, post.Key, true, voter));
            if (i % 5 == 0)
                await app.Scope((PlatformDb db, CastVote votes) => votes.Cast(thread, posts[0].Key, false, voter));
        })));
        await done.CancelAsync();
        await Task.WhenAll(sweeps);
        await Sweep();

        Assert.Equal([40, 50, 50], await app.Scope(db => db.Posts.Where(p => p.ThreadKey == thread).OrderBy(p => p.Place).Select(p => p.Votes).ToListAsync()));
        var changes = await app.ApiVisitor().Changes(thread);
        Assert.Equal(changes.Sequence, changes.Changes.Max(c => c.Sequence));
        Assert.Equal(3, changes.Changes.Select(c => c.Sequence).Distinct().Count());
    }

    [Fact]
    public async Task A_vote_of_a_process_that_was_killed_is_counted_by_the_next()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Bea", thread, "Zes weken.");
        var cor = await app.Viewer("Cor");

        // As a killed process leaves it: the row with its mark, and nobody told.
        await app.Scope(async db =>
        {
            db.Votes.Add(new Vote(await db.Posts.SingleAsync(p => p.Key == post.Key), cor, DateTime.UnixEpoch));
            return await db.SaveChangesAsync();
        });

        await Eventually(async () => await Votes(post.Key) == 1, "the leftover vote is counted");
    }

    private async Task Sweep()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await VoteSweep.Sweep(scope.ServiceProvider.GetRequiredService<PlatformDb>(), scope.ServiceProvider.GetRequiredService<ThreadWriter>(), CancellationToken.None);
    }

    private Task<int> Votes(string post) => app.Scope(db => db.Posts.Where(p => p.Key == post).Select(p => p.Votes).SingleAsync());

    private static AngleSharp.Dom.IElement? Button(Page page, string post) => page.Document.QuerySelector($"#p-{post} [data-act=vote]");

    private static async Task<Page> Press(PlatformClient client, string thread, string post) =>
        await client.Submit(await client.Get($"/questions/{thread}"), "#vote", new Dictionary<string, string>(), button: $"#p-{post} [data-act=vote]");
}
