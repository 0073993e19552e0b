using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Review;

/// <summary>Puts a text in the queue of the moderators. Must run inside <see cref="PlatformDb.Transact{T}"/>.</summary>
public sealed class ReviewQueue(PlatformDb db, IOptions<ModerationOptions> options)
{
    public async Task Enqueue(Revision revision, DateTime at)
    {
        await Supersede(db.ReviewItems.Where(i => i.ContributionKey == revision.ContributionKey && i.ClosedAt == null), at);
        db.ReviewItems.Add(ReviewItem.For(revision, at, options.Value.Term));
    }

    public async Task Enqueue(Post post, PostVersion version, DateTime at)
    {
        await Supersede(db.ReviewItems.Where(i => i.PostKey == post.Key && i.ClosedAt == null), at);
        db.ReviewItems.Add(ReviewItem.For(post, version, at, options.Value.Term));
    }

    /// <summary>Closes the item of a contribution that its author withdrew.</summary>
    public Task Withdraw(Contribution contribution, DateTime at) =>
        Supersede(db.ReviewItems.Where(i => i.ContributionKey == contribution.Key && i.ClosedAt == null), at);

    /// <summary>Closes the item of a post that its author withdrew.</summary>
    public Task Withdraw(Post post, DateTime at) => Supersede(db.ReviewItems.Where(i => i.PostKey == post.Key && i.ClosedAt == null), at);

    /// <summary>Closes the open item, and saves before the new one is added, because a subject may have only one.</summary>
    private async Task Supersede(IQueryable<ReviewItem> open, DateTime at)
    {
        if (await open.SingleOrDefaultAsync() is not { } item)
            return;
        item.Supersede(at);
        await db.SaveChangesAsync();
    }
}
