using Platform.Tests.Features.Rounds;
using Platform.Web.Access;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;

namespace Platform.Tests.Acts;

/// <summary>A question in a round, each time a new one. The scientist helps in it.</summary>
public sealed record RoundSubject(string State, string Key, string Code, string Thread, string Question, string Other, Person Helper);

public sealed class RoundStates(ActsApp app)
{
    public static readonly string[] All =
    [
        "waiting", "admitted", "on stage", "answered", "for later", "answered in writing", "declined", "declined with its minute", "merged", "with a vote on its statement",
        "in a paused round", "in a round with a new code", "in a closed round", "in a forgotten round", "in the round of a withdrawn question",
    ];

    private static readonly string[] Waits = ["waiting", "declined", "declined with its minute"];

    /// <summary>Whether the hall sees it, or what it was merged into.</summary>
    public static bool IsPublic(RoundSubject s) => !Waits.Contains(s.State);

    public static bool IsOpen(RoundSubject s) => s.State is not ("in a closed round" or "in a forgotten round");

    public async Task<RoundSubject> Make(string state)
    {
        var chair = (await app.Chair()).Viewer;
        var helper = await app.Person(Who.Scientist);
        var asker = await app.Person(Who.Asker);
        var thread = await app.Publish(asker);
        var round = (await app.In<RunRound, Round?>(r => r.Open(thread, "Sneller beslissen", "Het kan sneller.", chair)))!;
        await app.In<RunRound, bool>(r => r.AddHelper(round.Key, helper.Key, chair));
        var early = new Guest("eerder", TimeProvider.System.UtcNow().AddHours(-1));
        var question = await Ask("Waarom duurt het zo lang?");
        var other = await Ask("Wie beslist er?");
        if (!Waits.Contains(state))
            await Act(ActKind.Admit, question);
        await Act(ActKind.Admit, other);
        switch (state)
        {
            case "on stage":
                await Act(ActKind.Stage, question);
                break;
            case "answered" or "in a closed round" or "in a forgotten round":
                await Act(ActKind.Answered, question, "de wethouder");
                break;
            case "for later":
                await Act(ActKind.InWriting, question);
                break;
            case "answered in writing":
                await app.In<AnswerInWriting, bool>(async a => await a.Write(round.Key, question, await Seen(question), "Zes weken.", chair));
                break;
            case "declined":
                await Act(ActKind.Decline, question);
                break;
            case "declined with its minute":
                await app.In<RoundFlood, bool>(f => f.DeclineSince(round.Key, early.Since, chair));
                break;
            case "merged":
                await Act(ActKind.Merge, question, other);
                break;
            case "with a vote on its statement":
                await app.In<RunRound, bool>(r => r.Ask(round.Key, StatementPhase.Before, chair));
                break;
            case "in a paused round":
                await app.In<RoundFlood, bool>(f => f.Pause(round.Key, true, chair));
                break;
            case "in a round with a new code":
                await app.In<RoundFlood, bool>(f => f.RenewCode(round.Key, chair));
                break;
            case "in the round of a withdrawn question":
                await app.In<Platform.Web.Features.Contributions.AuthorActs, object?>(async a => await a.Withdraw(thread, asker.Viewer));
                break;
        }

        if (!state.Contains("in a closed", StringComparison.Ordinal) && state != "in a forgotten round")
            return new RoundSubject(state, round.Key, round.Code, thread, question, other, helper);
        await app.In<RunRound, bool>(r => r.Close(round.Key, chair));
        if (state == "in a forgotten round")
            await app.In<ForgetGuests, bool>(async f =>
            {
                await f.Do(round.OpenedAt + Round.KeepGuests + TimeSpan.FromDays(1));
                return true;
            });
        return new RoundSubject(state, round.Key, round.Code, thread, question, other, helper);

        async Task<string> Ask(string text) =>
            (await app.In<GuestActs, RoundQuestion>(g => g.Ask(round.Key, early, round.Code, new NewQuestion(text, "Ina", "ina@example.org", AskedFrom.Room)))).Key;

        async Task Act(ActKind kind, string key, string? with = null) =>
            await app.In<RoundDesk, bool>(async d => await d.Act(round.Key, kind, key, await Seen(key), with, chair));

        async Task<long> Seen(string key) => (await app.State(round)).Questions.First(c => c.Question.Key == key).Question.ActedAt;
    }
}
