using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Notifications;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

/// <summary>Carries out a decision on its subject. Contributions and posts have one implementation each.</summary>
public interface IReviewSubject
{
    bool Concerns(ReviewItem item);

    /// <summary>Runs inside the transaction of the decision.</summary>
    Task CarryOut(ReviewItem item, ReviewDecision decision);
}

/// <summary>Decides on an item. The decision, its effect, the mail and the notification are one transaction.</summary>
public sealed class DecideReview(PlatformDb db, IEnumerable<IReviewSubject> subjects, ReviewLetters letters, Notifier notifier, Interest interest, TimeProvider clock)
{
    /// <returns>Null when there is no such item.</returns>
    public Task<ReviewDecision?> Decide(string itemKey, Verdict verdict, ReviewReason reason, string? text, Viewer by) =>
        db.Transact(async () =>
        {
            var item = await db.ReviewItems.SingleOrDefaultAsync(i => i.Key == itemKey);
            if (item is null)
                return null;
            if (item.SubmittedByKey != by.MemberKey && await interest.Has(by, item))
                throw new RuleBroken("OwnInterest");
            var decision = item.Decide(verdict, reason, text, by, clock.UtcNow());
            await subjects.Single(s => s.Concerns(item)).CarryOut(item, decision);
            await letters.Tell(item, decision);
            await notifier.Decided(item, decision);
            return decision;
        });
}
