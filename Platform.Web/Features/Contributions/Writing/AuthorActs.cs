using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Review;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>What authors may always do with what they wrote, published or not.</summary>
public sealed class AuthorActs(PlatformDb db, ReviewQueue queue, TimeProvider clock)
{
    /// <summary>Takes it off the site for good; its address stays taken, its rows stay.</summary>
    /// <returns>Null when there is no such contribution of this author.</returns>
    public Task<Contribution?> Withdraw(string key, Viewer by) => db.Transact(async () =>
    {
        if (await Own(key, by) is not { } contribution)
            return null;
        var now = clock.UtcNow();
        contribution.Withdraw(by, now);
        await queue.Withdraw(contribution, now);
        return contribution;
    });

    /// <summary>The author steps forward, also in a version that still waits.</summary>
    /// <returns>Null when there is no such contribution of this author.</returns>
    public Task<Contribution?> RevealAuthor(string key, Viewer by) => db.Transact(async () =>
    {
        if (await Own(key, by) is not { } contribution)
            return null;
        contribution.RevealAuthor(by);
        if (await db.Revisions.SingleOrDefaultAsync(r => r.ContributionKey == key && r.Number == contribution.ProposedNumber) is { } proposed)
            proposed.RevealAuthor();
        return contribution;
    });

    private Task<Contribution?> Own(string key, Viewer by) =>
        db.Contributions.SingleOrDefaultAsync(c => c.Key == key && c.AuthorKey == by.MemberKey);
}
