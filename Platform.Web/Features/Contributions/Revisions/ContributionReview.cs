using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>Carries out a moderator's decision on a contribution.</summary>
public sealed class ContributionReview(PlatformDb db, Publishing publishing) : IReviewSubject
{
    public bool Concerns(ReviewItem item) => item.ContributionKey is not null;

    public async Task CarryOut(ReviewItem item, ReviewDecision decision)
    {
        var contribution = await db.Contributions
            .Include(c => c.Author)
            .Include(c => c.Tags)
            .Include(c => c.CoAuthors)
            .AsSplitQuery()
            .SingleAsync(c => c.Key == item.ContributionKey);
        switch (decision.Verdict)
        {
            case Verdict.Approve:
                var revision = await db.Revisions.SingleAsync(r => r.ContributionKey == item.ContributionKey && r.Number == item.RevisionNumber);
                if (await publishing.WouldOpenOthersWords(contribution, revision.Audience))
                    throw new Conflict("ApprovalWouldOpen");
                // An edit of a published text does not count as another approved text.
                if (contribution.PublishedNumber is null)
                    await MemberBulk.CountApproval(db, contribution.AuthorKey);
                await publishing.Publish(contribution, revision, decision.At);
                break;
            case Verdict.Return:
                contribution.Return();
                break;
            case Verdict.Decline:
                contribution.Decline();
                break;
        }
    }
}
