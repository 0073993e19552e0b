using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>The act of accepting the answer that helped, by the asker. They can always accept another answer, or none.</summary>
public sealed class AcceptAnswer(PlatformDb db, ThreadWriter threadWriter, TimeProvider clock)
{
    /// <param name="postKey">Null withdraws the acceptance.</param>
    /// <returns>False when there is no such thread or answer for this viewer.</returns>
    public async Task<bool> Accept(string threadKey, string? postKey, Viewer by)
    {
        var contribution = await db.Contributions.AsNoTracking().VisibleTo(by).SingleOrDefaultAsync(c => c.Key == threadKey);
        if (contribution is null)
            return false;
        if (contribution.AuthorKey != by.MemberKey)
            throw new RuleBroken("OnlyTheAsker");
        return await db.Transact(async () =>
        {
            await threadWriter.LockRow(threadKey);
            var posts = await db.Posts.InThread()
                .Where(p => p.ThreadKey == threadKey && (p.Key == postKey || p.AcceptedAt != null))
                .ToListAsync();
            var answer = posts.SingleOrDefault(p => p.Key == postKey);
            if (postKey is not null && answer is null)
                return false;
            await threadWriter.Accept(threadKey, answer, posts.SingleOrDefault(p => p.AcceptedAt != null), clock.UtcNow());
            return true;
        });
    }
}
