using Microsoft.AspNetCore.SignalR.Client;
using Platform.Tests.Features.Threads;
using Platform.Web.Changes;
using Platform.Web.Features.Rounds;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Rounds;

public sealed class LiveRoundTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Who_follows_gets_each_newest_state_whole()
    {
        var round = await app.OpenRound();
        await using var phone = app.Hub();
        await using var screen = app.Hub();
        PublicRound? seen = null;
        StageRound? shown = null;
        phone.On<PublicRound>("Public", newest => seen = newest);
        screen.On<StageRound>("Stage", newest => shown = newest);
        await phone.StartAsync();
        await screen.StartAsync();
        Assert.Empty((await phone.InvokeAsync<PublicRound?>("JoinPublic", round.Code))!.Line);
        Assert.NotNull(await screen.InvokeAsync<StageRound?>("JoinStage", round.Code));

        var (asker, key) = await app.AskAndAdmit(round, "Komt dit aan?");
        await Eventually(() => seen?.Line.Any(q => q.Key == key) == true, "the question on the phone");
        await app.Act(round, ActKind.Next, null);

        await Eventually(() => shown?.OnStage?.Key == key, "the question on the screen");
        await Eventually(() => seen?.OnStage?.Key == key, "the question on stage on the phone");
        asker.Dispose();
    }

    [Fact]
    public async Task The_state_can_be_asked_for_where_no_connection_holds()
    {
        var round = await app.OpenRound();
        using var visitor = app.Visitor();
        var (asker, key) = await app.AskAndAdmit(round, "Ook zo?");

        using var first = await visitor.Http.GetAsync($"/r/{round.Code}/state");
        var version = (await app.State(round)).Version;
        using var again = await visitor.Http.GetAsync($"/r/{round.Code}/state?after={version}");

        Assert.Contains(key, await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, again.StatusCode);
        asker.Dispose();
    }

    [Fact]
    public async Task What_another_node_did_arrives_too()
    {
        var round = await app.OpenRound();
        await using var screen = new Watcher<StageRound>(app, round, "Stage", s => s.Version);
        await screen.Follow();
        var question = new RoundQuestion("elders0001", round.Key, "gast", new NewQuestion("Van een andere machine?", null, null, AskedFrom.Home), "nl", round.OpenedAt);
        question.Become(question.State with { Stage = QuestionStage.OnStage }, 1);

        // Without the signal that a save on this node gives.
        await using (var elsewhere = app.Database.Open())
        {
            await elsewhere.Transact(async () =>
            {
                await RoundBulk.AdvanceRound(elsewhere, round.Key);
                elsewhere.RoundQuestions.Add(question);
                elsewhere.Changes.Add(new Change(new ChangeKey(ChangeKind.Round, round.Key), round.OpenedAt));
            });
        }

        await Eventually(() => screen.Last?.OnStage?.Key == question.Key, "the question from elsewhere");
    }

    [Fact]
    public async Task A_desk_is_open_to_helpers_alone_and_closes_when_one_is_taken_off()
    {
        var round = await app.OpenRound();
        var by = await app.Moderator();
        var helper = await app.Viewer("Hulp Even");
        await app.In<RunRound, bool>(run => run.AddHelper(round.Key, helper.MemberKey, by));
        using var browser = await app.As("Hulp Even");
        using var stranger = await app.As("Vreemd");
        await using var desk = app.Hub(browser.Cookie("platform"));
        await using var other = app.Hub(stranger.Cookie("platform"));
        await using var visitor = app.Hub();
        var cut = false;
        desk.Closed += _ =>
        {
            cut = true;
            return Task.CompletedTask;
        };
        foreach (var hub in new[] { desk, other, visitor })
            await hub.StartAsync();

        Assert.NotNull(await desk.InvokeAsync<long?>("JoinDesk", round.Key));
        Assert.Null(await other.InvokeAsync<long?>("JoinDesk", round.Key));
        Assert.Null(await visitor.InvokeAsync<long?>("JoinDesk", round.Key));
        await app.In<RunRound, bool>(run => run.RemoveHelper(round.Key, helper.MemberKey!, by));

        await Eventually(() => cut, "the desk is dropped");
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_follow()
    {
        await using var foreign = app.Hub(origin: "https://elders.example");

        await Assert.ThrowsAnyAsync<Exception>(() => foreign.StartAsync());
    }
}
