using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Features.Members;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Rounds;

/// <summary>One program fills a round, with as many cookies as it likes: the hall goes on, and a helper clears it.</summary>
public sealed class FloodTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const int Robots = 1_010;

    [Fact]
    public async Task A_flood_leaves_room_for_those_who_were_there_before()
    {
        var round = await app.OpenRound();
        using var early = Phone(TimeProvider.System.UtcNow().AddMinutes(-10));
        using var late = app.Visitor();
        var accepted = await Flood(round);

        var refused = await late.AskInRound(round, "Ik kom net binnen?", expected: HttpStatusCode.BadRequest);
        await early.AskInRound(round, "Ik zat hier al?");
        var again = await early.AskInRound(round, "En nog een van mij?", expected: HttpStatusCode.BadRequest);

        Assert.Equal(RoundRoom.MostWaiting - RoundRoom.WaitingKept, accepted);
        Assert.Contains("te druk", refused.Text, StringComparison.Ordinal);
        Assert.Contains("te druk", again.Text, StringComparison.Ordinal);
        Assert.Contains((await app.State(round)).Waiting, c => c.Question.Text == "Ik zat hier al?");
    }

    [Fact]
    public async Task A_helper_clears_a_flood_in_three_acts_and_the_hall_goes_on()
    {
        var round = await app.OpenRound();
        using var early = Phone(TimeProvider.System.UtcNow().AddMinutes(-10));
        await early.AskInRound(round, "Ik zat hier al?");
        await Flood(round, 300);
        using var helper = await app.As(Rounds.Leader, MemberRoles.Moderator);

        await helper.Submit(await Desk(), "form[action$='handler=Pause']", new Dictionary<string, string>(), button: "#pause");
        var flooded = await Desk();
        Assert.Equal(DeskModel.MostShown, flooded.Document.QuerySelectorAll("[data-fresh=Waiting] > li").Length);
        var since = flooded.Document.QuerySelectorAll("button[id^=DeclineSince-]")[^1];
        await helper.Submit(flooded, "form[action$='handler=DeclineSince']", new Dictionary<string, string>(), button: "#" + since.Id);
        await helper.Submit(await Desk(), "form[action$='handler=Renew']", new Dictionary<string, string>(), button: "#renew");

        Assert.Equal("Ik zat hier al?", Assert.Single((await app.State(round)).Waiting).Question.Text);
        await early.AskInRound(round, "En nu verder?");
        var code = (await app.State(round)).Round.Code;
        Assert.NotEqual(round.Code, code);
        using var robot = app.Visitor();
        Assert.Contains("nieuwe code", (await robot.AskInRound(round, "Met de oude code?", expected: HttpStatusCode.BadRequest)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(code, (await robot.Get($"/r/{round.Code}")).Html, StringComparison.Ordinal);
        using var fresh = app.Visitor();
        Assert.Contains("geen nieuwe deelnemers", (await Ask(fresh, code, HttpStatusCode.BadRequest)).Text, StringComparison.Ordinal);
        await helper.Submit(await Desk(), "form[action$='handler=Pause']", new Dictionary<string, string>(), button: "#pause");
        await Ask(fresh, code, HttpStatusCode.OK);
        Assert.Equal(3, (await app.State(round)).Waiting.Count);

        // One act, and undone as one.
        await helper.Submit(await Desk(), "form[action$='handler=Undo']", new Dictionary<string, string>(), button: "[id^=undo-]");
        Assert.True((await app.State(round)).Waiting.Count > 300);

        Task<Page> Desk() => helper.Get($"/rounds/{round.Key}/desk");
    }

    [Fact]
    public async Task All_of_one_minute_is_declined_at_once_and_nothing_of_another()
    {
        var round = await app.OpenRound();
        var (phone, key) = await app.AskInRound(round, "Van een andere minuut?");
        var earlier = TimeProvider.System.UtcNow().AddMinutes(-5);
        await using (var db = app.Database.Open())
        {
            var question = await db.RoundQuestions.SingleAsync(q => q.Key == key);
            db.Entry(question).Property(q => q.AskedAt).CurrentValue = earlier;
            await db.SaveChangesAsync();
        }

        await Flood(round, 5);
        using var helper = await app.As(Rounds.Leader, MemberRoles.Moderator);

        while ((await app.State(round)).Waiting.Count > 1)
        {
            var desk = await helper.Get($"/rounds/{round.Key}/desk");
            await helper.Submit(desk, "form[action$='handler=DeclineMinute']", new Dictionary<string, string>(), button: "#" + desk.Document.QuerySelectorAll("button[id^=DeclineMinute-]")[^1].Id);
        }

        Assert.Equal(key, (await app.State(round)).Waiting.Single().Question.Key);
        using var member = await app.As("Geen helper");
        await member.Get($"/rounds/{round.Key}/desk", HttpStatusCode.NotFound);
        phone.Dispose();
    }

    [Fact]
    public async Task A_screen_of_a_helper_shows_the_new_code_at_once_and_another_screen_does_not()
    {
        var round = await app.OpenRound();
        var leader = await app.Moderator();
        var key = app.Services.GetRequiredService<ScreenKey>();
        await using var hub = app.Hub();
        await hub.StartAsync();
        var shown = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.On<StageRound>("Stage", stage =>
        {
            if (stage.Code != round.Code)
                shown.TrySetResult(stage.Code);
        });
        var joined = await hub.InvokeAsync<StageRound?>("JoinScreen", key.PathOf(round).Split("key=")[1]);
        var stranger = await hub.InvokeAsync<StageRound?>("JoinScreen", "verzonnen");

        await app.In<RoundFlood, bool>(flood => flood.RenewCode(round.Key, leader));

        var code = (await app.State(round)).Round.Code;
        Assert.Equal(round.Code, joined!.Code);
        Assert.Null(stranger);
        Assert.Equal(code, await shown.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        using var visitor = app.Visitor();
        Assert.Contains(code, (await visitor.Get(key.PathOf(round))).Html, StringComparison.Ordinal);
        var open = await visitor.Get($"/r/{round.Code}/screen");
        Assert.NotNull(open.Document.QuerySelector("[data-part=join][hidden]"));
        foreach (var path in new[] { $"/r/{round.Code}/screen", $"/r/{round.Code}/state?stage=true", $"/r/{round.Code}/state", $"/r/{round.Code}", $"/questions/{round.ThreadKey}" })
            Assert.DoesNotContain(code, await visitor.Http.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guests_who_opened_the_page_before_a_flood_come_in_when_its_guests_do_not()
    {
        var round = await app.OpenRound();
        var now = TimeProvider.System.UtcNow();
        await using (var db = app.Database.Open())
        {
            db.RoundGuests.AddRange(Enumerable.Range(0, RoundRoom.MostGuests - RoundRoom.GuestsKept).Select(i => new RoundGuest(round.Key, $"robot-{i}", now.AddMinutes(-5), now.AddMinutes(-3))));
            await db.SaveChangesAsync();
        }

        Assert.False(await app.In<RoundRoom, bool>(room => room.Takes(round.Key, new Guest("robot-x", now.AddMinutes(-4)), now)));
        Assert.True(await app.In<RoundRoom, bool>(room => room.Takes(round.Key, new Guest("vroeg", now.AddMinutes(-10)), now)));
    }

    /// <summary>Each robot has a cookie of now. How many questions were accepted.</summary>
    private async Task<int> Flood(Round round, int robots = Robots)
    {
        var accepted = 0;
        var since = TimeProvider.System.UtcNow();
        for (var i = 0; i < robots; i++)
        {
            try
            {
                await app.In<GuestActs, RoundQuestion>(acts => acts.Ask(round.Key, new Guest($"robot-{i}", since), round.Code, new NewQuestion($"Koop nu {i}?", null, null, AskedFrom.Home)));
                accepted++;
            }
            catch (RuleBroken e) when (e.Rule == "RoundFull")
            {
                // What the robots meet.
            }
        }

        return accepted;
    }

    private static async Task<Page> Ask(PlatformClient phone, string code, HttpStatusCode expected) =>
        await phone.Submit(await phone.Get($"/r/{code}"), "#ask", new Dictionary<string, string> { ["Text"] = "Met de nieuwe code?", ["From"] = "Room" }, expected);

    /// <summary>Opened the page of a round at that moment.</summary>
    private PlatformClient Phone(DateTime since)
    {
        var phone = app.Visitor();
        var seal = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("round-guest");
        phone.SetCookie("guest", seal.Protect($"{Guid.NewGuid():N}.{new DateTimeOffset(since).ToUnixTimeMilliseconds()}"));
        return phone;
    }
}
