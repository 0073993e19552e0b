using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>The text of a writing page, with what its writer last saw of the draft and the contribution.</summary>
/// <param name="BaseNumber">Revision that the text was written on; 0 for a new contribution.</param>
/// <param name="KnownConcurrency">Number of the draft as last seen, or <see cref="SawNoDraft"/>.</param>
public sealed record WrittenText(string Key, ContributionKind Kind, int BaseNumber, int KnownConcurrency, DraftText Text)
{
    public const int SawNoDraft = -1;
}

/// <summary>
/// Submits a typed text. After a conflict the text is saved as a draft, unless another device changed that draft. The same text
/// sent twice makes one revision.
/// </summary>
public sealed class SendContribution(PlatformDb db, Drafts drafts, SubmitContribution submit, ContentCheck check)
{
    public async Task<Contribution> Send(WrittenText written, Viewer by)
    {
        if (await AlreadySent(written, by) is { } sent)
            return sent;
        try
        {
            return await submit.Submit(new Submission(written.Key, written.Kind, written.BaseNumber, written.Text), by, written.KnownConcurrency);
        }
        catch (Exception e) when (RuleFilter.Explain(e) is { IsConflict: true } conflict)
        {
            db.ChangeTracker.Clear();
            if (await AlreadySent(written, by) is { } other)
                return other;
            if (conflict.Rule != "DraftChangedElsewhere")
                await drafts.Save(by, written.Key, written.Kind, written.BaseNumber, written.Text, written.KnownConcurrency);
            throw;
        }
    }

    /// <summary>
    /// Finds a contribution that has this text already: a button pressed twice, or an edit without changes. A returned text may
    /// be sent again unchanged.
    /// </summary>
    private async Task<Contribution?> AlreadySent(WrittenText written, Viewer by)
    {
        var contribution = await db.Contributions.AsNoTracking().SingleOrDefaultAsync(c => c.Key == written.Key && c.AuthorKey == by.MemberKey);
        if (contribution is null || contribution.Status == ContributionStatus.Returned)
            return null;
        var latest = await db.Revisions.AsNoTracking().SingleAsync(r => r.ContributionKey == written.Key && r.Number == contribution.LatestNumber);
        var content = check.Check(written.Text, needsSummary: written.Kind == ContributionKind.Article);
        return latest.Is(content, written.Text.ByLayerOnly) ? contribution : null;
    }
}
