using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Rounds;

/// <summary>Deletes names, addresses, ids and single votes 30 days after a round opened. The questions and the totals stay.</summary>
public sealed class ForgetGuests(PlatformDb db, RoundReader rounds)
{
    public async Task Do(DateTime now)
    {
        var before = now - Round.KeepGuests;
        foreach (var key in await db.Rounds.Where(r => r.ForgottenAt == null && r.OpenedAt < before).Select(r => r.Key).ToListAsync())
            await db.Transact(() => Forget(key, now));
        db.ChangeTracker.Clear();
        // Runs after the totals are saved, and also deletes what an interrupted earlier run left.
        await RoundBulk.DeleteForgottenGuests(db);
    }

    private async Task Forget(string key, DateTime now)
    {
        var version = await RoundBulk.AdvanceRound(db, key);
        var round = await db.Rounds.SingleAsync(r => r.Key == key);
        var questions = await db.RoundQuestions.Where(q => q.RoundKey == key).ToListAsync();
        var state = await rounds.Around(round, version, questions);
        foreach (var (question, votes) in state.Questions)
            question.Forget(votes);
        round.Forget(state.Before, state.After, state.Guests, now);
    }
}
