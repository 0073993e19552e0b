using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>Saves what members are writing on the server, so that they can go on from another device.</summary>
public sealed class Drafts(PlatformDb db, TimeProvider clock)
{
    /// <summary>The most drafts that one member can begin.</summary>
    public const int Most = 100;

    /// <param name="kind">Null for a reply.</param>
    /// <param name="baseNumber">Revision that the text is based on. A number above that of the draft means that the writer has
    /// seen that revision.</param>
    /// <param name="knownConcurrency">Number of the draft that the writer last saw; null to overwrite any draft.</param>
    /// <exception cref="Conflict">Another device or tab saved a newer text.</exception>
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
    /// Adds a draft as the result of another act, such as the report of a round; the caller saves. It may exceed
    /// <see cref="Most"/>, because the act must not fail on other drafts.
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
