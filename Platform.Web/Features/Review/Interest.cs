using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

/// <summary>
/// Tells whether a moderator has an interest of their own: their own text, a post in a thread they opened, or a reply to their
/// post. Then a colleague must act. Every act of a moderator on a text or thread checks this.
/// </summary>
public sealed class Interest(PlatformDb db)
{
    /// <exception cref="RuleBroken">The moderator has an interest of their own.</exception>
    public async Task Refuse(Viewer by, string threadKey, string? postKey = null)
    {
        if (await Has(by, threadKey, postKey))
            throw new RuleBroken("OwnInterest");
    }

    public async Task<bool> Has(Viewer by, ReviewItem item) =>
        by.MemberKey == item.SubmittedByKey || await Has(by, item.ContributionKey, item.PostKey);

    /// <param name="threadKey">Null for the thread of the post.</param>
    private async Task<bool> Has(Viewer by, string? threadKey, string? postKey)
    {
        var me = by.MemberKey;
        return await db.Contributions.AnyAsync(c => (c.AuthorKey == me || c.CoAuthors.Any(a => a.MemberKey == me)) && (c.Key == threadKey || db.Posts.Any(p => p.Key == postKey && p.ThreadKey == c.Key)))
            || await db.Posts.AnyAsync(p => p.Key == postKey && (p.AuthorKey == me || db.Posts.Any(to => to.Key == p.ReplyToKey && to.AuthorKey == me)));
    }
}
