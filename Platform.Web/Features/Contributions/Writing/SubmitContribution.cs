using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>Turns a text into a revision, and publishes it or puts it in the queue of the moderators.</summary>
public sealed class SubmitContribution(
    PlatformDb db, ContentCheck check, Bylines bylines, Trust trust, ReviewQueue queue, Publishing publishing, TimeProvider clock)
{
    /// <summary>Submits a text and deletes its draft.</summary>
    /// <param name="knownDraft">Number of the draft as its author last saw it.</param>
    /// <exception cref="StaleEdit">Another revision was added since; the draft stays.</exception>
    /// <exception cref="Conflict">Another device saved another text.</exception>
    public Task<Contribution> Submit(Submission submission, Viewer by, int knownDraft) => Submit(submission, by, async () =>
    {
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.OwnerKey == by.MemberKey && d.Subject == submission.Key);
        if (draft is null)
            return;
        if (draft.Concurrency != knownDraft && draft.Read() != submission.Text)
            throw new Conflict("DraftChangedElsewhere");
        db.Drafts.Remove(draft);
    });

    /// <summary>Submits a text and leaves any draft as it is.</summary>
    /// <exception cref="StaleEdit">Another revision was added since.</exception>
    public Task<Contribution> Submit(Submission submission, Viewer by) => Submit(submission, by, () => Task.CompletedTask);

    private async Task<Contribution> Submit(Submission submission, Viewer by, Func<Task> discardDraft)
    {
        // Renders before the transaction, so that no other writer waits for it.
        var content = submission.Content(check);
        return await db.Transact(async () =>
        {
            await discardDraft();
            var author = await db.Members.SingleAsync(m => m.Key == by.MemberKey);
            var now = clock.UtcNow();
            var contribution = await db.Contributions.Include(c => c.Tags).Include(c => c.CoAuthors).AsSplitQuery().SingleOrDefaultAsync(c => c.Key == submission.Key)
                ?? db.Contributions.Add(Contribution.New(submission.Kind, submission.Key, author.Key, now)).Entity;
            if (!contribution.CanBeEditedBy(by))
                throw new RuleBroken("ContributionClosed");
            if (contribution.LatestNumber != submission.BaseNumber)
                throw new StaleEdit(contribution.LatestNumber);
            await publishing.RefuseToOpen(contribution, content.Audience);
            var byline = await bylines.Of(author, submission.Text.ByLayerOnly, submission.BaseNumber == 0 ? null : contribution.Byline);
            var revision = contribution.Propose(content, [byline, .. await CoAuthors(submission)], now);
            db.Revisions.Add(revision);
            if (!contribution.ReviewsEveryRevision && await trust.Has(author))
                await publishing.Publish(contribution, revision, now);
            else
                await queue.Enqueue(revision, now);
            return contribution;
        });
    }

    /// <summary>Returns the co-authors of the revision that was edited, as they signed it.</summary>
    private async Task<IEnumerable<Byline>> CoAuthors(Submission submission) => submission.BaseNumber == 0
        ? []
        : (await db.Revisions.AsNoTracking().Where(r => r.ContributionKey == submission.Key && r.Number == submission.BaseNumber).Select(r => r.Authors).SingleAsync()).Skip(1);
}
