using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>
/// Submits what a writing page sends. After a conflict the text is saved as a draft, unless another device
/// changed that draft. The same text sent twice makes one revision.
/// </summary>
public sealed class SendContribution(PlatformDb db, Drafts drafts, SubmitContribution submit, ContentCheck check)
{
    /// <summary>The writer saw no draft.</summary>
    public const int SawNoDraft = -1;

    /// <param name="knownDraft">Concurrency of the draft as its writer last saw it, or <see cref="SawNoDraft"/>.</param>
    public async Task<Contribution> Send(Submission submission, int knownDraft, Viewer by)
    {
        if (await AlreadySent(submission, by) is { } sent)
            return sent;
        try
        {
            return await submit.Submit(submission, by, knownDraft);
        }
        catch (Exception e) when (RuleFilter.Explain(e) is { IsConflict: true } conflict)
        {
            db.ChangeTracker.Clear();
            if (await AlreadySent(submission, by) is { } other)
                return other;
            if (conflict.Rule != "DraftChangedElsewhere")
                await drafts.Save(by, submission.Key, submission.Kind, submission.BaseNumber, submission.Text, knownDraft);
            throw;
        }
    }

    /// <summary>Finds what a button pressed twice, or an edit without a change, sent before. A returned text may be sent again unchanged.</summary>
    private async Task<Contribution?> AlreadySent(Submission submission, Viewer by)
    {
        var contribution = await db.Contributions.AsNoTracking().SingleOrDefaultAsync(c => c.Key == submission.Key && c.AuthorKey == by.MemberKey);
        if (contribution is null || contribution.Status == ContributionStatus.Returned)
            return null;
        var latest = await db.Revisions.AsNoTracking().SingleAsync(r => r.ContributionKey == submission.Key && r.Number == contribution.LatestNumber);
        return latest.Is(submission.Content(check), submission.Text.ByLayerOnly) ? contribution : null;
    }
}
