using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

/// <summary>Records who works on an item, so that two moderators do not read the same text.</summary>
public sealed class ClaimReview(PlatformDb db, Interest interest, TimeProvider clock)
{
    public Task<bool> Claim(string key, Viewer by) => Take(key, by, item => item.Claim(by, clock.UtcNow()));

    public Task<bool> TakeOver(string key, Viewer by) => Take(key, by, item => item.TakeOver(by, clock.UtcNow()));

    public Task<bool> Release(string key, Viewer by) => Change(key, item =>
    {
        item.Release(by);
        return Task.CompletedTask;
    });

    private Task<bool> Take(string key, Viewer by, Action<ReviewItem> take) => Change(key, async item =>
    {
        if (item.SubmittedByKey != by.MemberKey && await interest.Has(by, item))
            throw new RuleBroken("OwnInterest");
        take(item);
    });

    /// <returns>False when there is no such item.</returns>
    private async Task<bool> Change(string key, Func<ReviewItem, Task> change)
    {
        if (await db.ReviewItems.SingleOrDefaultAsync(i => i.Key == key) is not { } item)
            return false;
        await change(item);
        await db.SaveChangesAsync();
        return true;
    }
}
