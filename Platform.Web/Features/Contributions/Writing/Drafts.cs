using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>Keeps what members are writing, on the server, so it follows them from one device to another.</summary>
public sealed class Drafts(PlatformDb db, TimeProvider clock)
{
    /// <summary>The most drafts that one member can begin.</summary>
    public const int Most = 100;

    /// <param name="kind">Null for a reply.</param>
    /// <param name="baseNumber">Revision the text starts from; a higher one than the draft has says that its writer has seen that revision.</param>
    /// <param name="knownConcurrency">Number the writer last saw; null to write over whatever is there.</param>
    /// <exception cref="Conflict">Another device or tab kept a newer text.</exception>
    public async Task<Draft> Save(
        Viewer owner, string subject, ContributionKind? kind, int baseNumber, DraftText text, int? knownConcurrency)
    {
        text.RefuseTooLong();
        var now = clock.UtcNow();
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.OwnerKey == owner.MemberKey && d.Subject == subject);
        if (draft is null && await db.Drafts.CountAsync(d => d.OwnerKey == owner.MemberKey) >= Most)
            throw new RuleBroken("TooManyDrafts", Most);
        if (draft is null)
            db.Drafts.Add(draft = new Draft(owner.MemberKey!, subject, kind, baseNumber, now));
        else if (knownConcurrency is { } known && known != draft.Concurrency && draft.Read() != text)
            throw new Conflict("DraftChangedElsewhere");
        else if (draft.Read() == text && baseNumber <= draft.BaseNumber)
            return draft;
        if (baseNumber > draft.BaseNumber)
            draft.Rebase(baseNumber);
        draft.Save(text, now);
        await db.SaveChangesAsync();
        return draft;
    }

    /// <summary>
    /// Adds a draft that an act of its owner left behind, such as the report of a round; the caller saves. It may be one more than
    /// a member can begin, because the act must not fail on other drafts.
    /// </summary>
    public void Add(Viewer owner, string subject, ContributionKind kind, DraftText text)
    {
        text.RefuseTooLong();
        var draft = new Draft(owner.MemberKey!, subject, kind, 0, clock.UtcNow());
        draft.Save(text, draft.CreatedAt);
        db.Drafts.Add(draft);
    }

    public async Task Discard(Viewer owner, string subject)
    {
        if (await db.Drafts.SingleOrDefaultAsync(d => d.OwnerKey == owner.MemberKey && d.Subject == subject) is not { } draft)
            return;
        db.Drafts.Remove(draft);
        await db.SaveChangesAsync();
    }
}
