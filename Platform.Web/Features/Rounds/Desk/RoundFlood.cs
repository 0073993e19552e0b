using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>Number of waiting questions that were asked in one minute, or whose askers first opened the page in that minute.</summary>
public sealed record Crowd(DateTime Minute, int Questions);

/// <summary>Measures against a flood of questions: decline many at once, admit no new guests, replace the code.</summary>
public sealed class RoundFlood(PlatformDb db, RoundReader rounds, AuditTrail audit, TimeProvider clock)
{
    private const int MinutesShown = 10;

    /// <summary>
    /// Returns the minutes with the most waiting questions, in order of time: by time of asking and by the askers' first visit.
    /// </summary>
    public async Task<(IReadOnlyList<Crowd> Asked, IReadOnlyList<Crowd> Came)> Crowds(string roundKey)
    {
        var waiting = await Waiting(roundKey)
            .Select(q => new { q.AskedAt, Since = db.RoundGuests.Where(g => g.RoundKey == roundKey && g.Key == q.GuestKey).Select(g => (DateTime?)g.Since).FirstOrDefault() })
            .ToListAsync();
        return (Fullest(waiting.Select(w => w.AskedAt)), Fullest(waiting.Select(w => w.Since).OfType<DateTime>()));
    }

    /// <summary>Declines all waiting questions asked in the minute that starts at <paramref name="minute"/>.</summary>
    public Task<bool> DeclineMinute(string roundKey, DateTime minute, Viewer by) => Decline(roundKey, ActKind.DeclineMinute, by, questions =>
        questions.Where(q => q.AskedAt >= minute && q.AskedAt < minute.AddMinutes(1)));

    /// <summary>Declines all waiting questions of guests who first opened the page at <paramref name="since"/> or later.</summary>
    public Task<bool> DeclineSince(string roundKey, DateTime since, Viewer by) => Decline(roundKey, ActKind.DeclineSince, by, questions =>
        questions.Where(q => db.RoundGuests.Any(g => g.RoundKey == roundKey && g.Key == q.GuestKey && g.Since >= since)));

    public Task<bool> Pause(string roundKey, bool pause, Viewer by) => WithLockedRound(roundKey, by, (round, _, now) =>
    {
        round.Pause(pause ? round.PausedAt ?? now : null);
        audit.Record(by.MemberKey, "round.pause", $"round:{roundKey}", pause ? "paused" : "resumed", now);
        return Task.CompletedTask;
    });

    public Task<bool> RenewCode(string roundKey, Viewer by) => WithLockedRound(roundKey, by, (round, _, now) =>
    {
        db.RoundFormerCodes.Add(round.Renew(RoundCode.New(), now));
        audit.Record(by.MemberKey, "round.code", $"round:{roundKey}", "renewed", now);
        return Task.CompletedTask;
    });

    /// <summary>Declines the questions as one act, so that one undo restores them all.</summary>
    private Task<bool> Decline(string roundKey, ActKind kind, Viewer by, Func<IQueryable<RoundQuestion>, IQueryable<RoundQuestion>> which) => WithLockedRound(roundKey, by, async (_, version, now) =>
    {
        var questions = await which(Waiting(roundKey)).ToListAsync();
        if (questions.Count == 0)
            throw new RuleBroken("QuestionGone");
        db.RoundActs.Add(new RoundAct(roundKey, version, kind, null, by.MemberKey!, questions.ConvertAll(q => q.State), now));
        foreach (var question in questions)
            question.Become(question.State with { Stage = QuestionStage.Declined }, version);
        audit.Record(by.MemberKey, "round.decline", $"round:{roundKey}", $"{questions.Count} at once", now);
    });

    private Task<bool> WithLockedRound(string roundKey, Viewer by, Func<Round, long, DateTime, Task> act) => db.Transact(async () =>
    {
        if (await rounds.ForHelper(roundKey, by) is null)
            return false;
        var version = await RoundBulk.AdvanceRound(db, roundKey);
        await act(await db.Rounds.SingleAsync(r => r.Key == roundKey), version, clock.UtcNow());
        return true;
    });

    private IQueryable<RoundQuestion> Waiting(string roundKey) =>
        db.RoundQuestions.Where(q => q.RoundKey == roundKey && q.Stage == QuestionStage.Waiting && q.MergedIntoKey == null);

    private static List<Crowd> Fullest(IEnumerable<DateTime> moments) =>
    [
        .. moments.GroupBy(at => new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc))
            .Select(g => new Crowd(g.Key, g.Count()))
            .OrderByDescending(c => c.Questions).Take(MinutesShown).OrderBy(c => c.Minute),
    ];
}
