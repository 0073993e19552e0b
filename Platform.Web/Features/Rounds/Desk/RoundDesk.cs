using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// Acts of helpers on questions. Acts run one after another, from whichever helper. An act on a question that somebody else
/// changed since is refused, so that no act is overwritten unseen.
/// </summary>
public sealed class RoundDesk(PlatformDb db, RoundReader rounds, AuditTrail audit, TimeProvider clock)
{
    public const int LongestName = RoundQuestion.LongestAnswerer;

    /// <param name="questionKey">For Next: the question on stage as the helper saw it; null when there was none.</param>
    /// <param name="seen">Version of the last act on the question when the page was drawn.</param>
    /// <returns>False when there is no such round for this helper.</returns>
    /// <exception cref="Conflict">Somebody acted on the question since.</exception>
    public Task<bool> Act(string roundKey, ActKind kind, string? questionKey, long seen, string? with, Viewer by) => WithLockedRound(roundKey, by, async (state, version, now) =>
    {
        var question = state.Questions.FirstOrDefault(c => c.Question.Key == questionKey)?.Question;
        if (kind == ActKind.Next ? question != state.OnStage?.Question : question is not null && question.ActedAt != seen)
            throw new Conflict("ActedOnSince");
        var moves = RoundMoves.Of(state, kind, question, with, now);
        var moved = moves.Select(m => state.Questions.First(c => c.Question.Key == m.Key).Question).ToList();
        db.RoundActs.Add(new RoundAct(roundKey, version, kind, question?.Key, by.MemberKey!, moved.ConvertAll(q => q.State), now));
        foreach (var move in moves)
            moved.First(q => q.Key == move.Key).Become(move, version);
        if (kind is ActKind.Decline or ActKind.Merge)
            Audit(by, kind == ActKind.Decline ? "round.decline" : "round.merge", $"question:{questionKey}", kind == ActKind.Merge ? $"into {with}" : "done", now);
    });

    /// <param name="act">Version of the round that the act produced.</param>
    public Task<bool> Undo(string roundKey, long act, Viewer by) => WithLockedRound(roundKey, by, async (state, version, now) =>
    {
        var done = await db.RoundActs.SingleOrDefaultAsync(a => a.RoundKey == roundKey && a.Version == act) ?? throw new RuleBroken("QuestionGone");
        done.Undo([.. state.Questions.Select(c => c.Question)], version);
        db.RoundActs.Add(new RoundAct(roundKey, version, ActKind.Undo, done.QuestionKey, by.MemberKey!, [], now));
        if (done.Kind is ActKind.Decline or ActKind.Merge)
            Audit(by, done.Kind == ActKind.Decline ? "round.decline" : "round.merge", $"question:{done.QuestionKey}", "undone", now);
        if (done.Kind is ActKind.DeclineMinute or ActKind.DeclineSince)
            Audit(by, "round.decline", $"round:{roundKey}", $"{done.States.Count} at once, undone", now);
    });

    /// <summary>
    /// Sets the order of the line. Ordering by hand starts from the current order. Only places change, so this never conflicts with an act.
    /// </summary>
    public Task<bool> Sort(string roundKey, RoundOrder order, bool inTurn, Viewer by) => WithLockedRound(roundKey, by, (state, _, _) =>
    {
        if (order == RoundOrder.ByHand && state.Round.Order != RoundOrder.ByHand)
            Place(state.Line);
        state.Round.Sort(order);
        state.Round.TakeTurns(inTurn);
        return Task.CompletedTask;
    });

    /// <summary>Moves a question one place up or down in the order by hand.</summary>
    public Task<bool> Move(string roundKey, string questionKey, bool up, Viewer by) => WithLockedRound(roundKey, by, (state, _, _) =>
    {
        var line = RoundLine.Of(state.Line, state.Round.Order, false, null).ToList();
        var at = line.FindIndex(c => c.Question.Key == questionKey);
        var to = up ? at - 1 : at + 1;
        if (state.Round.Order != RoundOrder.ByHand || at < 0)
            throw new Conflict("ActedOnSince");
        if (to >= 0 && to < line.Count)
            (line[at], line[to]) = (line[to], line[at]);
        Place(line);
        return Task.CompletedTask;
    });

    private Task<bool> WithLockedRound(string roundKey, Viewer by, Func<RoundState, long, DateTime, Task> act) => db.Transact(async () =>
    {
        if (await rounds.ForHelper(roundKey, by) is null)
            return false;
        var version = await RoundBulk.AdvanceRound(db, roundKey);
        var round = await db.Rounds.SingleAsync(r => r.Key == roundKey);
        var questions = await db.RoundQuestions.Where(q => q.RoundKey == roundKey).ToListAsync();
        await act(await rounds.Around(round, version, questions), version, clock.UtcNow());
        return true;
    });

    private static void Place(IReadOnlyList<Counted> line)
    {
        for (var i = 0; i < line.Count; i++)
            line[i].Question.Become(line[i].Question.State with { Place = i + 1 }, line[i].Question.ActedAt);
    }

    private void Audit(Viewer by, string action, string subject, string result, DateTime now) =>
        audit.Record(by.MemberKey, action, subject, result, now);
}
