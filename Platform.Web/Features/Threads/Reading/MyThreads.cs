using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <param name="Unread">Number of visible posts by others after the member's reading position.</param>
public sealed record MyThread(string Path, string Title, ContributionKind Kind, DateTime LastPostAt, int Unread);

/// <summary>The threads that a member opened or wrote in, ordered by their last post, newest first.</summary>
public sealed class MyThreads(PlatformDb db)
{
    private const int MostShown = 20;

    public async Task<IReadOnlyList<MyThread>> Of(Viewer viewer)
    {
        var me = viewer.MemberKey;
        var mine = db.Posts.InThread().Where(p => p.AuthorKey == me).Select(p => p.ThreadKey);
        var found = await db.Contributions.AsNoTracking().VisibleTo(viewer)
            .Where(c => c.Thread.LastPostAt != null && (c.AuthorKey == me || mine.Contains(c.Key)))
            .OrderByDescending(c => c.Thread.LastPostAt).ThenBy(c => c.Key)
            .Take(MostShown)
            .Select(c => new
            {
                Contribution = c,
                LastPostAt = c.Thread.LastPostAt!.Value,
                Read = db.ReadingPositions.Where(r => r.MemberKey == me && r.ThreadKey == c.Key).Select(r => (long?)r.Place).FirstOrDefault(),
                Unread = db.Posts.Count(p => p.ThreadKey == c.Key && p.State == PostState.Visible && p.Kind != PostKind.Conclusion && p.AuthorKey != me
                    && p.Place > (db.ReadingPositions.Where(r => r.MemberKey == me && r.ThreadKey == c.Key).Select(r => (long?)r.Place).FirstOrDefault() ?? 0)),
            })
            .ToListAsync();
        return found.ConvertAll(f => new MyThread(
            f.Unread > 0 ? $"{f.Contribution.Path}?after={f.Read ?? 0}#thread" : $"{f.Contribution.Path}#thread",
            f.Contribution.Title, f.Contribution.Kind, f.LastPostAt, f.Unread));
    }
}
