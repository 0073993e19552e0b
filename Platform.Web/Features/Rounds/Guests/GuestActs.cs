using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// Acts of a guest with a phone. Limits are per guest and never per IP address, because a hall shares one. Someone who deletes
/// the cookie counts as a new guest; <see cref="RoundRoom"/> limits new guests per round. See docs/decisions/0016 and 0028.
/// </summary>
public sealed class GuestActs(PlatformDb db, RoundRoom room, TimeProvider clock)
{
    public const int MostQuestions = 20;
    public const int MostQuestionsAMinute = 3;

    /// <summary>Adds a question and the asker's own vote on it.</summary>
    /// <param name="code">The code with which the guest opened the page.</param>
    public Task<RoundQuestion> Ask(string roundKey, Guest guest, string code, NewQuestion typed) => WithLockedRound(roundKey, guest, code, async (round, now) =>
    {
        var question = new RoundQuestion(ShortKey.New(), round.Key, guest.Key, typed, Language.Current, now);
        var own = db.RoundQuestions.Where(q => q.RoundKey == roundKey && q.GuestKey == guest.Key);
        var minuteAgo = now.AddMinutes(-1);
        if (await own.SingleOrDefaultAsync(q => q.Text == question.Text && q.AskedAt > minuteAgo) is { } sentTwice)
            return sentTwice;
        if (await own.CountAsync() >= MostQuestions || await own.CountAsync(q => q.AskedAt > minuteAgo) >= MostQuestionsAMinute)
            throw new RuleBroken("TooManyQuestions", MostQuestionsAMinute, MostQuestions);
        if (!await room.TakesQuestionOf(roundKey, guest))
            throw new RuleBroken("RoundFull");
        db.RoundQuestions.Add(question);
        db.RoundVotes.Add(new RoundVote(roundKey, question.Key, guest.Key));
        return question;
    });

    /// <param name="wanted">False takes the vote back.</param>
    /// <returns>False when there is no such question to vote on.</returns>
    public async Task<bool> Vote(string roundKey, string questionKey, bool wanted, Guest guest, string code) =>
        // Checks first, outside the transaction, so that a vote on a question that does not exist adds no guest.
        await Standing(roundKey, questionKey) is not null && await Cast(roundKey, questionKey, wanted, guest, code);

    private Task<bool> Cast(string roundKey, string questionKey, bool wanted, Guest guest, string code) => WithLockedRound(roundKey, guest, code, async (_, _) =>
    {
        if (await Standing(roundKey, questionKey) is not { } question)
            return false;
        // A vote on a merged question counts for the question it was merged into. Taking it back removes the votes of the whole family.
        var given = await db.RoundVotes.Where(v => v.GuestKey == guest.Key && v.Question.StandsForKey == question.StandsForKey).ToListAsync();
        if (!wanted)
            db.RoundVotes.RemoveRange(given);
        else if (given.Count == 0)
            db.RoundVotes.Add(new RoundVote(roundKey, question.StandsForKey, guest.Key));
        return true;
    });

    /// <returns>Null when there is no such question, or the question that gets its votes is not public.</returns>
    private async Task<RoundQuestion?> Standing(string roundKey, string questionKey)
    {
        var question = await db.RoundQuestions.AsNoTracking().SingleOrDefaultAsync(q => q.RoundKey == roundKey && q.Key == questionKey);
        return question is not null && await db.RoundQuestions.AnyAsync(q =>
            q.Key == question.StandsForKey && q.Stage != QuestionStage.Waiting && q.Stage != QuestionStage.Declined) ? question : null;
    }

    public Task<bool> Opine(string roundKey, StatementPhase phase, bool agrees, Guest guest, string code) => WithLockedRound(roundKey, guest, code, async (round, _) =>
    {
        if (round.Phase != phase || phase is not (StatementPhase.Before or StatementPhase.After))
            throw new RuleBroken("StatementClosed");
        if (await db.RoundOpinions.SingleOrDefaultAsync(o => o.RoundKey == roundKey && o.GuestKey == guest.Key && o.Phase == phase) is { } given)
            given.Change(agrees);
        else
            db.RoundOpinions.Add(new RoundOpinion(roundKey, guest.Key, phase, agrees));
        return true;
    });

    private Task<T> WithLockedRound<T>(string roundKey, Guest guest, string code, Func<Round, DateTime, Task<T>> act) => db.Transact(async () =>
    {
        await RoundBulk.AdvanceRound(db, roundKey);
        var now = clock.UtcNow();
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Key == roundKey);
        if (!round.TakesGuests(now))
            throw new RuleBroken("RoundClosed");
        if (!await db.RoundGuests.AnyAsync(g => g.RoundKey == roundKey && g.Key == guest.Key))
            await Welcome(round, guest, code, now);
        return await act(round, now);
    });

    private async Task Welcome(Round round, Guest guest, string code, DateTime now)
    {
        if (RoundCode.Read(code) != round.Code)
            throw new RuleBroken("CodeRenewed");
        if (round.PausedAt is not null)
            throw new RuleBroken("NewGuestsPaused");
        if (!await room.Takes(round.Key, guest, now))
            throw new RuleBroken("RoundFull");
        db.RoundGuests.Add(new RoundGuest(round.Key, guest.Key, guest.Since, now));
    }
}
