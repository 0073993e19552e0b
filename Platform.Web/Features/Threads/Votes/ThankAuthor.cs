using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Notifications;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>The act of thanking the author of a post, with a line that only they see.</summary>
public sealed class ThankAuthor(PlatformDb db, Notifier notifier, TimeProvider clock)
{
    /// <returns>False when there is no such post for this reader.</returns>
    /// <exception cref="Conflict">This member thanked for this post before.</exception>
    public async Task<bool> Thank(string threadKey, string postKey, string? line, Viewer by)
    {
        if (!await db.Contributions.VisibleTo(by).AnyAsync(c => c.Key == threadKey))
            return false;
        var now = clock.UtcNow();
        return await db.Transact(async () =>
        {
            var post = await db.Posts.AsNoTracking().InThread().SingleOrDefaultAsync(p => p.Key == postKey && p.ThreadKey == threadKey);
            if (post is null)
                return false;
            var thanks = new Thanks(post, line, by, now);
            if (await db.Thanks.AnyAsync(t => t.PostKey == postKey && t.MemberKey == by.MemberKey))
                throw new Conflict("ThankedAlready");
            db.Thanks.Add(thanks);
            await notifier.Notify(post.AuthorKey, NoticeKind.Thanks, threadKey, postKey, by.MemberKey, now, thanks.Line.Length == 0 ? null : thanks.Line);
            return true;
        });
    }
}
