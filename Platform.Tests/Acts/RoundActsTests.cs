using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Features.Rounds;

namespace Platform.Tests.Acts;

/// <summary>Every act in a question round, in every state of a question and its round, by every kind of person.</summary>
public sealed class RoundActsTests(ActsApp app) : IClassFixture<ActsApp>
{
    public static readonly string[] Pages =
        ["/r/{code}", "/r/{code}/screen", "/r/{code}/state", "/r/{code}/qr.svg", "/rounds/{key}", "/rounds/{key}/desk", "/rounds/{key}/lead", "/rounds/{key}/answers"];

    private static readonly string[] Short = ["/r/{code}", "/rounds/{key}/desk"];
    private readonly HashSet<string> _read = [];

    public static TheoryData<string> States => [.. RoundStates.All];

    [Theory]
    [MemberData(nameof(States))]
    public Task An_act_in_a_round_is_refused_in_words_or_done_and_all_can_read_on(string state) => Try(state, byAll: false);

    [Theory]
    [MemberData(nameof(States))]
    [Trait("Category", "Long")]
    [Trait("Suite", "acts")]
    public Task The_same_by_everybody_who_may(string state) => Try(state, byAll: true);

    private async Task Try(string state, bool byAll)
    {
        // Closing a round makes a draft of its report, and nobody has more than a hundred.
        await app.Scope(db => db.Drafts.ExecuteDeleteAsync());
        var states = new RoundStates(app);
        var subjects = new Subjects<RoundSubject>(
            () => states.Make(state),
            async s => [await app.Person(Who.Visitor), await app.Person(Who.Member), await app.Person(Who.Scientist), await app.Person(Who.Moderator), await app.Person(Who.Administrator)],
            s => Snapshot(s, withKeys: true),
            s => Task.CompletedTask,
            async s =>
            {
                // Pages opened anew: one connection is answered once a second.
                await using (var hub = (await app.Person(Who.Visitor)).Hub("/hubs/rounds"))
                {
                    await hub.StartAsync();
                    await hub.InvokeAsync<PublicRound?>("JoinPublic", s.Code);
                    await hub.InvokeAsync<StageRound?>("JoinStage", s.Code);
                }

                await using (var desk = (await app.Person(Who.Moderator)).Hub("/hubs/rounds"))
                {
                    await desk.StartAsync();
                    await desk.InvokeAsync<long?>("JoinDesk", s.Key);
                }

                var faults = new List<string>();
                // In full once for each state of the round and its questions.
                var paths = _read.Add(await Snapshot(s, withKeys: false)) ? [.. Pages, "/questions/{thread}", "/rounds/open/{thread}"] : Short;
                foreach (var path in paths)
                    foreach (var who in new[] { Who.Visitor, Who.Scientist, Who.Moderator })
                        if ((await (await app.Person(who)).Get(path.Replace("{code}", s.Code, StringComparison.Ordinal).Replace("{key}", s.Key, StringComparison.Ordinal).Replace("{thread}", s.Thread, StringComparison.Ordinal))).Fault is { } fault)
                            faults.Add($"afterwards {who} reads GET {path}: {fault}");
                return faults;
            });

        var found = new List<string>();
        foreach (var act in RoundActs.All(app))
            found.AddRange(await Trial.Of(app, act, subjects, state, byAll));

        Assert.True(found.Count == 0, $"On a question {state}:\n" + string.Join('\n', found));
    }

    private Task<string> Snapshot(RoundSubject s, bool withKeys) => app.Scope(async db =>
    {
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Key == s.Key);
        var questions = await db.RoundQuestions.AsNoTracking().Where(q => q.RoundKey == s.Key).OrderBy(q => q.Key).ToListAsync();
        var counts = $"{await db.RoundVotes.CountAsync(v => v.RoundKey == s.Key)} {await db.RoundOpinions.CountAsync(v => v.RoundKey == s.Key)} {await db.RoundHelpers.CountAsync(v => v.RoundKey == s.Key)} {await db.RoundGuests.CountAsync(v => v.RoundKey == s.Key)} {await db.RoundActs.CountAsync(v => v.RoundKey == s.Key)}";
        if (!withKeys)
            return $"{round.Order} {round.TakesTurns} {round.Phase} {round.IsOpen} {round.ForgottenAt is null} {round.PausedAt is null} {round.Renewals} {string.Join(' ', questions.Select(q => $"{q.Stage} {q.IsMerged} {q.Answer is null}"))}";
        return $"{round.Code} {round.Title} {round.Order} {round.TakesTurns} {round.Phase} {round.ClosedAt} {round.PausedAt} {counts} {string.Join(' ', questions.Select(q => q.State.ToString() + q.Answer))}";
    });
}
