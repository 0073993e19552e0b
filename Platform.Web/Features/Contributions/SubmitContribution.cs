using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Members;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Review;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>The text was written on an older revision than the contribution now has; nothing of either is lost.</summary>
public sealed class StaleEdit(int latestNumber) : Conflict("StaleEdit")
{
    public int LatestNumber => latestNumber;
}

/// <summary>Freezes a draft into a revision and publishes it, or lets it wait for a moderator.</summary>
public sealed class SubmitContribution(
    PlatformDb db, ContentCheck check, Bylines bylines, Trust trust, ReviewQueue queue, Publishing publishing, TimeProvider clock)
{
    /// <exception cref="StaleEdit">Another revision came in between; the draft stays.</exception>
    public async Task<Contribution> Submit(string subject, Viewer by)
    {
        // Rendering comes before the transaction: while it runs nobody waits.
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.OwnerKey == by.MemberKey && d.Subject == subject)
            ?? throw new Conflict("ChangedMeanwhile");
        var content = check.Check(draft.Read(), needsSummary: draft.Kind == ContributionKind.Article);
        return await db.Transact(async () =>
        {
            var current = await db.Drafts.SingleOrDefaultAsync(d => d.OwnerKey == by.MemberKey && d.Subject == subject);
            if (current is null || current.Concurrency != draft.Concurrency)
                throw new Conflict("ChangedMeanwhile");
            var author = await db.Members.SingleAsync(m => m.Key == by.MemberKey);
            var now = clock.UtcNow();
            var contribution = await db.Contributions.Include(c => c.Tags).SingleOrDefaultAsync(c => c.Key == subject)
                ?? db.Contributions.Add(New(current, now)).Entity;
            if (!contribution.CanBeEditedBy(by))
                throw new RuleBroken("ContributionClosed");
            if (contribution.LatestNumber != current.BaseNumber)
                throw new StaleEdit(contribution.LatestNumber);
            contribution.ShowTo(current.Audience);
            var revision = contribution.Propose(content, await bylines.Of(author, current.ByLayerOnly), now);
            db.Revisions.Add(revision);
            if (!contribution.ReviewsEveryRevision && await trust.Has(author))
                await publishing.Publish(contribution, revision, now);
            else
                await queue.Await(revision, now);
            db.Drafts.Remove(current);
            return contribution;
        });
    }

    private static Contribution New(Draft draft, DateTime at) => draft.Kind switch
    {
        ContributionKind.Article => new Article(draft.Subject, draft.OwnerKey, draft.Audience, at),
        ContributionKind.Question => new Question(draft.Subject, draft.OwnerKey, draft.Audience, at),
        _ => throw new InvalidOperationException($"A draft of kind {draft.Kind} is no contribution."),
    };
}
