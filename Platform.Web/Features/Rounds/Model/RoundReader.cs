using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>Finds rounds by code, for guests, and by key, for helpers.</summary>
public sealed class RoundReader(PlatformDb db, CodeMisses misses)
{
    /// <summary>
    /// Finds a round by its code, which opens the round and nothing of its thread. A code that was replaced still shows the
    /// round, so that the screen and open phones go on. <see cref="GuestActs"/> lets no new guest in with it.
    /// </summary>
    public async Task<Round?> ByCode(string? typed, CancellationToken cancel = default)
    {
        if (RoundCode.Read(typed) is not { } code)
            return null;
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code, cancel)
            ?? await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => db.RoundFormerCodes.Any(f => f.Code == code && f.RoundKey == r.Key), cancel);
        if (round is null)
            await misses.Missed(cancel);
        return round;
    }

    /// <summary>Returns whether this guest acted in the round before.</summary>
    public Task<bool> IsIn(string roundKey, Guest guest) => db.RoundGuests.AnyAsync(g => g.RoundKey == roundKey && g.Key == guest.Key);

    /// <returns>Null when the round does not exist or this viewer does not help in it.</returns>
    public async Task<Round?> ForHelper(string key, Viewer viewer)
    {
        if (!viewer.IsMember)
            return null;
        return await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r =>
            r.Key == key && (viewer.IsModerator || db.RoundHelpers.Any(h => h.RoundKey == key && h.MemberKey == viewer.MemberKey)));
    }

    public Task<List<RoundHelper>> Helpers(string key) =>
        db.RoundHelpers.AsNoTracking().Where(h => h.RoundKey == key).Include(h => h.Member).ThenInclude(m => m.Organisation).OrderBy(h => h.Member.Name).ToListAsync();

    public Task<List<RoundAct>> LastActs(string key, int count) =>
        db.RoundActs.AsNoTracking().Where(a => a.RoundKey == key).Include(a => a.By).OrderByDescending(a => a.Version).Take(count).ToListAsync();

    /// <summary>Returns the thread of a round if everybody may read it, else null; a round must not reveal a closed thread.</summary>
    public Task<Contributions.Contribution?> PublicThread(string threadKey) =>
        db.Contributions.AsNoTracking().VisibleTo(Viewer.Outsider).SingleOrDefaultAsync(c => c.Key == threadKey);

    public Task<List<Round>> OfThread(string threadKey) =>
        db.Rounds.AsNoTracking().Where(r => r.ThreadKey == threadKey).OrderByDescending(r => r.OpenedAt).ToListAsync();

    public async Task<RoundState> State(string key)
    {
        // Reads the version first. A change after this line is then shown again with its own version, and never missed.
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Key == key);
        return await Around(round, round.Version, await db.RoundQuestions.AsNoTracking()
            .Where(q => q.RoundKey == key).Include(q => q.Answerer!.Organisation).ToListAsync());
    }

    /// <summary>Adds the counts to rows that the caller loaded, tracked or not.</summary>
    public async Task<RoundState> Around(Round round, long version, IReadOnlyCollection<RoundQuestion> questions)
    {
        if (round.ForgottenAt is not null)
            return new RoundState(round, version, [.. questions.Select(q => new Counted(q, q.KeptVotes))], round.KeptBefore, round.KeptAfter, round.KeptGuests);
        var votes = await db.RoundVotes.Where(v => v.RoundKey == round.Key)
            .GroupBy(v => v.Question.StandsForKey)
            .Select(g => new { g.Key, Count = g.Select(v => v.GuestKey).Distinct().Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count);
        var opinions = await db.RoundOpinions.Where(o => o.RoundKey == round.Key)
            .GroupBy(o => new { o.Phase, o.Agrees })
            .Select(g => new { g.Key.Phase, g.Key.Agrees, Count = g.Count() })
            .ToListAsync();
        var guests = await db.RoundGuests.CountAsync(g => g.RoundKey == round.Key);
        return new RoundState(
            round, version, [.. questions.Select(q => new Counted(q, votes.GetValueOrDefault(q.Key)))],
            TallyOf(StatementPhase.Before), TallyOf(StatementPhase.After), guests);

        Tally TallyOf(StatementPhase phase) => new(
            opinions.Where(o => o.Phase == phase && o.Agrees).Sum(o => o.Count), opinions.Where(o => o.Phase == phase && !o.Agrees).Sum(o => o.Count));
    }

    /// <summary>Returns the votes, opinions and questions of one guest.</summary>
    public async Task<GuestSeen> Seen(Round round, string guest)
    {
        var votes = await db.RoundVotes.Where(v => v.RoundKey == round.Key && v.GuestKey == guest).Select(v => v.Question.StandsForKey).ToListAsync();
        var opinions = await db.RoundOpinions.AsNoTracking().Where(o => o.RoundKey == round.Key && o.GuestKey == guest).ToListAsync();
        var own = await db.RoundQuestions.AsNoTracking().Where(q => q.RoundKey == round.Key && q.GuestKey == guest).OrderBy(q => q.AskedAt).ToListAsync();
        return new GuestSeen(votes.ToHashSet(), opinions.ToDictionary(o => o.Phase, o => o.Agrees), own);
    }
}

public sealed record GuestSeen(IReadOnlySet<string> Votes, IReadOnlyDictionary<StatementPhase, bool> Opinions, IReadOnlyList<RoundQuestion> Own);
