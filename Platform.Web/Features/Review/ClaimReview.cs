using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

/// <summary>Says who works on an item, so that two do not read the same text.</summary>
public sealed class ClaimReview(PlatformDb db, TimeProvider clock)
{
    public Task<bool> Claim(string key, Viewer by) => Change(key, item => item.Claim(by, clock.UtcNow()));

    public Task<bool> TakeOver(string key, Viewer by) => Change(key, item => item.TakeOver(by, clock.UtcNow()));

    public Task<bool> Release(string key, Viewer by) => Change(key, item => item.Release(by));

    /// <returns>False when there is no such item.</returns>
    private async Task<bool> Change(string key, Action<ReviewItem> change)
    {
        if (await db.ReviewItems.SingleOrDefaultAsync(i => i.Key == key) is not { } item)
            return false;
        change(item);
        await db.SaveChangesAsync();
        return true;
    }
}
