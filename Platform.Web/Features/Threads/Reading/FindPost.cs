using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The lookup of a post's present address. A moved post is found in its new thread, if the viewer may read that thread.
/// </summary>
public sealed class FindPost(PlatformDb db, ThreadQueries threads)
{
    public async Task<string?> Of(string threadKey, string postKey, Viewer viewer)
    {
        var there = await db.Posts.Where(p => p.Key == postKey && p.ThreadKey == threadKey && p.MovedToKey != null)
            .Join(db.Posts, p => p.MovedToKey, t => t.Key, (p, t) => new { t.ThreadKey, t.Key })
            .SingleOrDefaultAsync();
        return (there is null ? null : await Of(there.ThreadKey, there.Key, viewer)) ?? await threads.PathOf(threadKey, postKey, viewer);
    }
}
