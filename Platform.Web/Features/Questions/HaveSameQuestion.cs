using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Questions;

/// <summary>The act "I have this too" on a question, and its reversal. It is counted in the same transaction.</summary>
public sealed class HaveSameQuestion(PlatformDb db, ThreadWriter threadWriter, TimeProvider clock)
{
    /// <summary>Records whether this member has the same question. The same answer again changes nothing.</summary>
    /// <returns>False when there is no such question for this reader.</returns>
    /// <exception cref="RuleBroken">It is the reader's own question, or it is closed. A closed question can still be given up.</exception>
    public Task<bool> Record(string key, bool has, Viewer by) => db.Transact(async () =>
    {
        if (!await db.Contributions.ReadableBy(by).OfType<Question>().AnyAsync(q => q.Key == key))
            return false;
        // The lock is first, so that the same button pressed twice at once is counted once.
        await threadWriter.LockRow(key);
        var known = await Find(key, by.MemberKey);
        if (has && known is null)
        {
            var question = await db.Contributions.AsNoTracking().OfType<Question>().Include(q => q.Thread).Include(q => q.CoAuthors).SingleAsync(q => q.Key == key);
            db.SameQuestions.Add(new SameQuestion(question, by, clock.UtcNow()));
            await threadWriter.CountSame(key, +1);
        }
        else if (!has && known is not null)
        {
            await Remove(known);
        }

        return true;
    });

    /// <summary>Removes all that a member recorded, also of questions that they cannot read any more.</summary>
    public Task Forget(string memberKey) => db.Transact(async () =>
    {
        // In one order, so that two members who leave at once do not wait for each other.
        foreach (var key in await db.SameQuestions.Where(s => s.MemberKey == memberKey).OrderBy(s => s.QuestionKey).Select(s => s.QuestionKey).ToListAsync())
        {
            await threadWriter.LockRow(key);
            if (await Find(key, memberKey) is { } known)
                await Remove(known);
        }
    });

    private Task<SameQuestion?> Find(string key, string? memberKey) => db.SameQuestions.SingleOrDefaultAsync(s => s.QuestionKey == key && s.MemberKey == memberKey);

    private Task Remove(SameQuestion known)
    {
        db.SameQuestions.Remove(known);
        return threadWriter.CountSame(known.QuestionKey, -1);
    }
}
