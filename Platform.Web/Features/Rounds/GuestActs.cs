using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// What somebody with a phone does. Limits are per guest, never per address: a hall shares one. What keeps off who throws
/// cookies away is how many new guests a round takes; those who are in are not hindered by it. See docs/decisions/0016.
/// </summary>
public sealed class GuestActs(PlatformDb db, TimeProvider clock)
{
    public const int MostQuestions = 20;
    public const int MostQuestionsAMinute = 3;
    public const int MostGuests = 20_000;

    /// <summary>A hall of a thousand that takes out its phones at once comes in within a minute.</summary>
    public const int MostNewGuestsAMinute = 1_200;

    /// <summary>More than helpers can read in an evening.</summary>
    public const int MostWaiting = 1_000;

    /// <summary>The asker's own vote comes with it.</summary>
    public Task<RoundQuestion> Ask(string roundKey, string guest, NewQuestion typed) => In(roundKey, guest, async (round, now) =>
    {
        var question = new RoundQuestion(ShortKey.New(), round.Key, guest, typed, Language.Current, now);
        var own = db.RoundQuestions.Where(q => q.RoundKey == roundKey && q.GuestKey == guest);
        var minuteAgo = now.AddMinutes(-1);
        if (await own.SingleOrDefaultAsync(q => q.Text == question.Text && q.AskedAt > minuteAgo) is { } sentTwice)
            return sentTwice;
        if (await own.CountAsync() >= MostQuestions || await own.CountAsync(q => q.AskedAt > minuteAgo) >= MostQuestionsAMinute)
            throw new RuleBroken("TooManyQuestions", MostQuestionsAMinute, MostQuestions);
        if (await db.RoundQuestions.CountAsync(q => q.RoundKey == roundKey && q.Stage == QuestionStage.Waiting && q.MergedIntoKey == null) >= MostWaiting)
            throw new RuleBroken("RoundFull");
        db.RoundQuestions.Add(question);
        db.RoundVotes.Add(new RoundVote(roundKey, question.Key, guest));
        return question;
    });

    /// <param name="wanted">False takes the vote back.</param>
    /// <returns>False when there is no such question to vote on.</returns>
    public Task<bool> Vote(string roundKey, string questionKey, bool wanted, string guest) => In(roundKey, guest, async (_, _) =>
    {
        var question = await db.RoundQuestions.AsNoTracking().SingleOrDefaultAsync(q => q.RoundKey == roundKey && q.Key == questionKey);
        if (question is null || !await db.RoundQuestions.AnyAsync(q =>
            q.Key == question.StandsForKey && q.Stage != QuestionStage.Waiting && q.Stage != QuestionStage.Declined))
            return false;
        // A vote on what was merged since the page was drawn counts where that now stands; taking back takes all of the family.
        var given = await db.RoundVotes.Where(v => v.GuestKey == guest && v.Question.StandsForKey == question.StandsForKey).ToListAsync();
        if (!wanted)
            db.RoundVotes.RemoveRange(given);
        else if (given.Count == 0)
            db.RoundVotes.Add(new RoundVote(roundKey, question.StandsForKey, guest));
        return true;
    });

    public Task<bool> Opine(string roundKey, StatementPhase phase, bool agrees, string guest) => In(roundKey, guest, async (round, _) =>
    {
        if (round.Phase != phase || phase is not (StatementPhase.Before or StatementPhase.After))
            throw new RuleBroken("StatementClosed");
        if (await db.RoundOpinions.SingleOrDefaultAsync(o => o.RoundKey == roundKey && o.GuestKey == guest && o.Phase == phase) is { } given)
            given.Change(agrees);
        else
            db.RoundOpinions.Add(new RoundOpinion(roundKey, guest, phase, agrees));
        return true;
    });

    private Task<T> In<T>(string roundKey, string guest, Func<Round, DateTime, Task<T>> act) => db.Transact(async () =>
    {
        await Bulk.AdvanceRound(db, roundKey);
        var now = clock.UtcNow();
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Key == roundKey);
        if (!round.TakesGuests(now))
            throw new RuleBroken("RoundClosed");
        if (!await db.RoundGuests.AnyAsync(g => g.RoundKey == roundKey && g.Key == guest))
            await Welcome(roundKey, guest, now);
        return await act(round, now);
    });

    private async Task Welcome(string roundKey, string guest, DateTime now)
    {
        var minuteAgo = now.AddMinutes(-1);
        if (await db.RoundGuests.CountAsync(g => g.RoundKey == roundKey && g.CameAt > minuteAgo) >= MostNewGuestsAMinute
            || await db.RoundGuests.CountAsync(g => g.RoundKey == roundKey) >= MostGuests)
            throw new RuleBroken("RoundFull");
        db.RoundGuests.Add(new RoundGuest(roundKey, guest, now));
    }
}
