using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;

namespace Platform.Web.Demo;

/// <summary>A question round in progress on one of the demo's questions. The thread of that question links to its pages.</summary>
internal sealed class DemoRound(PlatformDb db, TimeProvider clock)
{
    /// <summary>"Vallen appberichten op een privételefoon onder een Woo-verzoek?"</summary>
    private const string Thread = "4pmbsw3w1w";

    private const int AgreedBefore = 41;
    private const int AskedBefore = 96;

    public Task Fill() => db.Transact(async () =>
    {
        var moderator = await db.Members.FirstAsync(m => m.Roles == MemberRoles.Moderator);
        var now = clock.UtcNow();
        var round = new Round(
            ShortKey.New(), RoundCode.New(), Thread, "Een avond over de Woo: sneller en toch zorgvuldig",
            "Een gemeente moet binnen vier weken op elk Woo-verzoek kunnen beslissen.", new Viewer(moderator.Key, moderator.Roles), now.AddMinutes(-40));
        round.Ask(StatementPhase.Between);
        db.Rounds.Add(round);
        for (var i = 0; i < AskedBefore; i++)
        {
            db.RoundGuests.Add(new RoundGuest(round.Key, Guest(i), now.AddMinutes(-36), now.AddMinutes(-35)));
            db.RoundOpinions.Add(new RoundOpinion(round.Key, Guest(i), StatementPhase.Before, i < AgreedBefore));
        }

        var lines = Read();
        for (var i = 0; i < lines.Count; i++)
            Ask(round, lines[i], i, now.AddMinutes(i - 30));
    });

    private static string Guest(int i) => $"demo-{i}";

    private void Ask(Round round, Line line, int i, DateTime at)
    {
        var question = new RoundQuestion(ShortKey.New(), round.Key, Guest(i), new NewQuestion(line.Text, line.Name, null, line.From), "nl", at);
        var staged = line.Stage is QuestionStage.OnStage or QuestionStage.Answered;
        question.Become(question.State with { Stage = line.Stage, Place = i + 1, StagedAt = staged ? at.AddMinutes(20) : null, AnsweredBy = line.AnsweredBy }, 0);
        db.RoundQuestions.Add(question);
        for (var voter = 0; voter < line.Votes; voter++)
            db.RoundVotes.Add(new RoundVote(round.Key, question.Key, Guest(i + voter)));
    }

    private static List<Line> Read()
    {
        var lines = new List<Line>();
        using var reader = new StreamReader(typeof(DemoRound).Assembly.GetManifestResourceStream("demo/round.jsonl")!);
        while (reader.ReadLine() is { } line)
            lines.Add(JsonSerializer.Deserialize<Line>(line, RoundJson.Options)!);
        return lines;
    }

    private sealed record Line(string Text, string? Name, AskedFrom From, int Votes, QuestionStage Stage, string? AnsweredBy);
}
