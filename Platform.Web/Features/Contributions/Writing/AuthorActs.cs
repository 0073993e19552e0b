using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Review;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>Acts that authors may always do with their own text, published or not.</summary>
public sealed class AuthorActs(PlatformDb db, ReviewQueue queue, TimeProvider clock)
{
    /// <summary>Removes the contribution from the site for good. Its row stays, so its address is never used again.</summary>
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

    /// <summary>Shows the author's name, also in a revision that still waits.</summary>
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
