using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Rounds;

public sealed class DeskTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Theory]
    [InlineData("")]
    [InlineData("/desk")]
    [InlineData("/lead")]
    [InlineData("/answers")]
    public async Task For_a_member_who_does_not_help_the_pages_of_helpers_are_not_there(string page)
    {
        var round = await app.OpenRound();
        using var member = await app.As("Bea");
        using var visitor = app.Visitor();

        await member.Get($"/rounds/{round.Key}{page}", HttpStatusCode.NotFound);
        Assert.Equal("/account/sign-in", (await visitor.Get($"/rounds/{round.Key}{page}")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_member_whom_a_moderator_names_helps_in_that_round_and_closes_none()
    {
        var round = await app.OpenRound();
        var other = await app.OpenRound();
        await app.Member("Hanna Helpt");
        using var moderator = await app.As(Rounds.Leader);
        await moderator.Submit(await moderator.Get($"/rounds/{round.Key}"), "form[action*=Helper]:has([name=Who])", new Dictionary<string, string> { ["Who"] = "hanna-helpt@example.org" });
        using var helper = await app.As("Hanna Helpt");
        var (phone, key) = await app.AskInRound(round, "Mag dit?");

        await helper.Press(round, $"#admit-{key}");
        var page = await helper.Get($"/rounds/{round.Key}");

        Assert.Equal(key, (await app.State(round)).Line.Single().Question.Key);
        Assert.Null(page.Document.QuerySelector("#close"));
        Assert.False(await app.In<RunRound, bool>(async run => await run.Close(round.Key, await app.Viewer("Hanna Helpt"))));
        await helper.Get($"/rounds/{other.Key}/desk", HttpStatusCode.NotFound);
        phone.Dispose();
    }

    [Fact]
    public async Task Only_a_moderator_opens_a_round()
    {
        var thread = await app.Ask("Aad");
        using var member = await app.As("Bea");
        using var moderator = await app.As(Rounds.Leader, Web.Features.Members.MemberRoles.Moderator);

        await member.Get($"/rounds/open/{thread}", HttpStatusCode.Forbidden);
        var opened = await moderator.Submit(await moderator.Get($"/rounds/open/{thread}"), "main form", new Dictionary<string, string> { ["Title"] = "Een avond", ["Statement"] = "" });

        Assert.StartsWith("/rounds/", opened.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("round.open", await Audited(opened.Address.AbsolutePath.Split('/')[^1]));
        var links = (await moderator.Get($"/questions/{thread}")).Document.QuerySelectorAll("main a[href^='/r/'], main a[href^='/rounds/open/']").Select(a => a.TextContent);
        Assert.Equal(["Vragenronde bij dit gesprek: Een avond", "Begin een vragenronde"], links);
    }

    [Fact]
    public async Task Of_merged_doubles_a_person_who_voted_for_both_counts_once_and_splitting_brings_all_back()
    {
        var round = await app.OpenRound();
        var (one, first) = await app.AskAndAdmit(round, "Waarom duurt het negen weken?");
        var (two, second) = await app.AskAndAdmit(round, "Negen weken, waarom?");
        using var both = app.Visitor();
        await both.Vote(round, first);
        await both.Vote(round, second);
        Assert.Equal([2, 2], (await app.State(round)).Line.Select(c => c.Votes));

        await app.Act(round, ActKind.Merge, second, first);
        var merged = await app.State(round);
        // A vote on the double from a page that was drawn before counts for both, once.
        await app.In<GuestActs, bool>(acts => acts.Vote(round.Key, second, true, new Guest("nieuw", TimeProvider.System.UtcNow()), round.Code));
        var voted = await app.State(round);
        await app.Act(round, ActKind.Split, second);
        var split = await app.State(round);

        Assert.Equal((first, 3), (merged.Line.Single().Question.Key, merged.Line.Single().Votes));
        Assert.Equal(4, voted.Line.Single().Votes);
        Assert.Equal([3, 2], split.Line.Select(c => c.Votes));
        Assert.Contains("round.merge", await Audited(second));
        one.Dispose();
        two.Dispose();
    }

    [Fact]
    public async Task Every_act_can_be_undone_and_puts_all_it_changed_back()
    {
        var round = await app.OpenRound();
        var (one, first) = await app.AskAndAdmit(round, "Eerst?");
        var (two, second) = await app.AskAndAdmit(round, "Dan?");
        await app.Act(round, ActKind.Stage, first);
        foreach (var (kind, key, with) in new[]
        {
            (ActKind.Next, first, null), (ActKind.Decline, second, null), (ActKind.Merge, second, first), (ActKind.Answered, first, "De wethouder"),
            (ActKind.InWriting, second, null), (ActKind.Back, first, (string?)null), (ActKind.Stage, second, null),
        })
        {
            var before = States(await app.State(round));
            await app.Act(round, kind, key, with);
            Assert.NotEqual(before, States(await app.State(round)));
            using var helper = await app.As(Rounds.Leader);
            await helper.Submit(await helper.Get($"/rounds/{round.Key}/desk"), "form[action*=Undo]", new Dictionary<string, string>(), button: "button[name=act]");
            Assert.Equal(before, States(await app.State(round)));
        }

        one.Dispose();
        two.Dispose();
    }

    [Fact]
    public async Task When_two_helpers_do_something_with_one_question_the_second_sees_what_the_first_did_and_nothing_is_lost()
    {
        var round = await app.OpenRound();
        var (phone, key) = await app.AskInRound(round, "Wie is eerst?");
        using var one = await app.As(Rounds.Leader);
        using var two = await app.As("Tweede", Web.Features.Members.MemberRoles.Moderator);
        var (onesPage, twosPage) = (await one.Get($"/rounds/{round.Key}/desk"), await two.Get($"/rounds/{round.Key}/desk"));

        await one.Submit(onesPage, "#act", new Dictionary<string, string>(), button: $"#admit-{key}");
        var refused = await two.Submit(twosPage, "#act", new Dictionary<string, string>(), HttpStatusCode.Conflict, $"#decline-{key}");

        Assert.Contains("Een ander deed hier net iets mee", refused.Text, StringComparison.Ordinal);
        Assert.NotNull(refused.Document.QuerySelector($"#stage-{key}"));
        Assert.Equal(QuestionStage.Admitted, (await app.State(round)).Line.Single().Question.Stage);
        phone.Dispose();
    }

    [Fact]
    public async Task Next_pressed_by_two_at_once_goes_on_by_one_question()
    {
        var round = await app.OpenRound();
        foreach (var text in new[] { "A?", "B?", "C?" })
            (await app.AskAndAdmit(round, text)).Phone.Dispose();
        await app.Act(round, ActKind.Next, null);
        var now = (await app.State(round)).OnStage!.Question.Key;

        await app.Act(round, ActKind.Next, now);
        await Assert.ThrowsAsync<Conflict>(() => app.Act(round, ActKind.Next, now));

        Assert.Single((await app.State(round)).Answered);
    }

    [Fact]
    public async Task An_undo_that_would_lose_a_later_act_is_refused()
    {
        var round = await app.OpenRound();
        var (phone, key) = await app.AskAndAdmit(round, "Toch?");
        var admitted = (await app.State(round)).Questions.Single().Question.ActedAt;
        await app.Act(round, ActKind.InWriting, key);
        var by = await app.Moderator();

        await Assert.ThrowsAsync<Conflict>(() => app.In<RoundDesk, bool>(desk => desk.Undo(round.Key, admitted, by)));

        Assert.Single((await app.State(round)).InWriting);
        phone.Dispose();
    }

    [Fact]
    public async Task By_hand_begins_with_the_order_there_was_and_moves_one_place_at_a_time()
    {
        var round = await app.OpenRound();
        foreach (var text in new[] { "A?", "B?", "C?" })
            (await app.AskAndAdmit(round, text)).Phone.Dispose();
        using var helper = await app.As(Rounds.Leader);
        var last = (await app.State(round)).Line[^1].Question.Key;
        await helper.Submit(await helper.Get($"/rounds/{round.Key}/desk"), "form[action*=Sort]", new Dictionary<string, string>(), button: "#order-ByHand");

        await helper.Press(round, $"#up-{last}");
        Assert.Equal(["A?", "C?", "B?"], (await app.State(round)).Line.Select(c => c.Question.Text));
        await helper.Press(round, $"#down-{last}");
        Assert.Equal(["A?", "B?", "C?"], (await app.State(round)).Line.Select(c => c.Question.Text));
    }

    private static List<QuestionState> States(RoundState state) => [.. state.Questions.Select(c => c.Question.State).OrderBy(s => s.Key, StringComparer.Ordinal)];

    private Task<List<string>> Audited(string key) =>
        app.Scope(db => db.AuditEntries.Where(a => a.Subject == "round:" + key || a.Subject == "question:" + key).Select(a => a.Action).ToListAsync());
}

internal static class DeskPage
{
    public static async Task<Page> Press(this PlatformClient helper, Round round, string button) =>
        await helper.Submit(await helper.Get($"/rounds/{round.Key}/desk"), "#act", new Dictionary<string, string>(), button: button);
}
