using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Audit;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>Acts of a moderator on a round as a whole: open, close, name helpers, put the statement to the vote.</summary>
public sealed class RunRound(PlatformDb db, RoundReader rounds, RoundReport report, Drafts drafts, AuditTrail audit, TimeProvider clock)
{
    /// <returns>Null when there is no such thread.</returns>
    public async Task<Round?> Open(string threadKey, string? title, string? statement, Viewer by)
    {
        if (!await db.Contributions.ReadableBy(by).AnyAsync(c => c.Key == threadKey))
            return null;
        var now = clock.UtcNow();
        var round = new Round(ShortKey.New(), RoundCode.New(), threadKey, title, statement, by, now);
        db.Rounds.Add(round);
        Audit(by, "round.open", round.Key, "done", now);
        await db.SaveChangesAsync();
        return round;
    }

    public Task<bool> Rename(string key, string? title, string? statement, Viewer by) =>
        WithLockedRound(key, by, (round, _) => Do(() => round.Name(title, statement)));

    /// <summary>Sets the phase of the vote on the statement. Helpers may do this too.</summary>
    public Task<bool> Ask(string key, StatementPhase phase, Viewer by) =>
        WithLockedRound(key, by, (round, _) => Do(() => round.Ask(phase)), forHelpers: true);

    /// <param name="who">E-mail address, profile address, member key, or a full name that only one member has.</param>
    public Task<bool> AddHelper(string key, string? who, Viewer by) => WithLockedRound(key, by, async (_, now) =>
    {
        var member = await Find(who?.Trim() ?? "") ?? throw new RuleBroken("MemberUnknown") { Field = "Who" };
        if (await db.RoundHelpers.AnyAsync(h => h.RoundKey == key && h.MemberKey == member.Key))
            return;
        db.RoundHelpers.Add(new RoundHelper(key, member.Key));
        Audit(by, "round.helper", key, $"added member:{member.Key}", now);
    });

    public Task<bool> RemoveHelper(string key, string memberKey, Viewer by) => WithLockedRound(key, by, async (_, now) =>
    {
        if (await db.RoundHelpers.SingleOrDefaultAsync(h => h.RoundKey == key && h.MemberKey == memberKey) is not { } helper)
            return;
        db.RoundHelpers.Remove(helper);
        Audit(by, "round.helper", key, $"removed member:{memberKey}", now);
    });

    /// <summary>Closes the round, marks the question on stage as answered and adds the report as a draft of the closing member.</summary>
    public Task<bool> Close(string key, Viewer by) => WithLockedRound(key, by, async (round, now) =>
    {
        if (!round.IsOpen)
            return;
        var questions = await db.RoundQuestions.Where(q => q.RoundKey == key).Include(q => q.Answerer).ToListAsync();
        foreach (var last in questions.Where(q => q is { Stage: QuestionStage.OnStage, IsMerged: false }))
            last.Become(last.State with { Stage = QuestionStage.Answered }, round.Version);
        var draft = ShortKey.New();
        var audience = await db.Contributions.Where(c => c.Key == round.ThreadKey).Select(c => c.Audience).SingleAsync();
        round.Close(draft, now);
        drafts.Add(by, draft, ArticleTraits.Name, report.Of(await rounds.Around(round, round.Version, questions), audience));
        Audit(by, "round.close", key, "done", now);
    });

    /// <summary>Reopens the round. Deletes the draft of the report if nobody edited it.</summary>
    public Task<bool> Reopen(string key, Viewer by) => WithLockedRound(key, by, async (round, now) =>
    {
        if (round.IsOpen)
            return;
        if (round.ForgottenAt is not null)
            throw new RuleBroken("RoundClosed");
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Subject == round.ReportKey && d.CreatedAt == d.UpdatedAt) is { } untouched)
            db.Drafts.Remove(untouched);
        round.Reopen();
        Audit(by, "round.reopen", key, "done", now);
    });

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private Task<bool> WithLockedRound(string key, Viewer by, Func<Round, DateTime, Task> act, bool forHelpers = false) => db.Transact(async () =>
    {
        if ((!forHelpers && !by.IsModerator) || await rounds.ForHelper(key, by) is null)
            return false;
        await RoundBulk.AdvanceRound(db, key);
        await act(await db.Rounds.SingleAsync(r => r.Key == key), clock.UtcNow());
        return true;
    });

    private async Task<Member?> Find(string who)
    {
        var key = who.Split('/')[^1];
        var address = who.ToUpperInvariant();
        var found = await db.Members
            .Where(m => m.ErasedAt == null && (m.Key == key || m.Name == who || db.Users.Any(a => a.Id == m.Key && a.NormalizedEmail == address)))
            .Take(2)
            .ToListAsync();
        return found.Count == 1 ? found[0] : null;
    }

    private void Audit(Viewer by, string action, string key, string result, DateTime now) =>
        audit.Record(by.MemberKey, action, $"round:{key}", result, now);
}
