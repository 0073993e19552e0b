using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;

namespace Platform.Web.Features.Threads;

/// <summary>The effect of a moderator's decision on a post. Approval adds the post to its thread.</summary>
public sealed class PostReview(PlatformDb db, ThreadWriter threadWriter) : IReviewSubject
{
    public bool Concerns(ReviewItem item) => item.PostKey is not null;

    public async Task CarryOut(ReviewItem item, ReviewDecision decision)
    {
        var post = await db.Posts.SingleAsync(p => p.Key == item.PostKey);
        switch (decision.Verdict)
        {
            case Verdict.Approve:
                var version = await db.PostVersions.SingleAsync(v => v.PostKey == item.PostKey && v.Number == item.PostNumber);
                var isFirst = post.PublishedNumber is null;
                // Locks the thread before any other row is written.
                await threadWriter.Publish(post, version, decision.At);
                // An edit of a published post does not count as another approved text.
                if (isFirst)
                    await MemberBulk.CountApproval(db, item.SubmittedByKey);
                break;
            case Verdict.Return:
                post.Return();
                break;
            case Verdict.Decline:
                post.Decline();
                break;
        }
    }
}
