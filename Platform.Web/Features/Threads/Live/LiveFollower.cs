using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Presence;
using Platform.Web.Live;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The follower that sends what any node committed to the open pages of this node. The code that posts sends nothing itself: only the
/// change log triggers an event, so every commit gets one.
/// </summary>
public sealed class LiveFollower(
    LiveConnections connections, IHubContext<ThreadHub, IThreadClient> hub, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider clock,
    Invalidations invalidations, WhoIsHere here, NamelessWriters nameless, ILogger<LiveFollower> logger) : Follower(scopes, signal, clock, logger)
{
    protected override async Task Apply(PlatformDb db, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        invalidations.Raise(changes.Select(c => new ChangeKey(c.Kind, c.Key)));
        if (connections.IsEmpty)
            return;
        var changed = changes.Select(c => new ChangeKey(c.Kind, c.Key)).ToHashSet();
        var concerned = connections.All.Where(c => Concerns(c, changed)).ToList();
        if (concerned.Count > 0)
            await DropWhoLostAccess(db, concerned);
        here.Forget(Keys(changes, ChangeKind.Member));
        nameless.Forget(Keys(changes, ChangeKind.Thread).Concat(Keys(changes, ChangeKind.Contribution)));
        await TellThreads(db, changes, cancel);
        await new UnreadBadges(db, connections, hub, logger).Push(changes, cancel);
    }

    /// <summary>
    /// Drops the connections whose session ended or whose reader lost access. If this cannot be checked, drops all these connections
    /// before anything is sent to them. Their pages connect again and are checked then.
    /// </summary>
    private async Task DropWhoLostAccess(PlatformDb db, List<LiveConnection> concerned)
    {
        try
        {
            await new ThreadAccess(db, new LiveViewers(db, Clock)).DropWithoutAccess(concerned);
        }
        catch
        {
            concerned.ForEach(c => c.Drop());
            throw;
        }
    }

    private async Task TellThreads(PlatformDb db, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        var followed = connections.Topics.ToHashSet();
        if (followed.Count == 0)
            return;
        var told = await PostsOf(db, [.. Keys(changes, ChangeKind.Post)], cancel);
        told.AddRange(await ThreadsOf(db, [.. Keys(changes, ChangeKind.Thread).Where(followed.Contains)], cancel));
        foreach (var change in told.Where(c => followed.Contains(c.Thread)).OrderBy(c => c.Sequence))
            hub.Clients.Group(change.Thread).Changed(change).WithoutWaiting(logger);
    }

    private static IEnumerable<string> Keys(IEnumerable<Change> changes, ChangeKind kind) =>
        changes.Where(c => c.Kind == kind).Select(c => c.Key).Distinct();

    private static async Task<List<ThreadChange>> PostsOf(PlatformDb db, List<string> keys, CancellationToken cancel)
    {
        if (keys.Count == 0)
            return [];
        var posts = await db.Posts.AsNoTracking().InThread()
            .Where(p => keys.Contains(p.Key))
            .Include(p => p.Author)
            .Include(p => p.Organisation)
            .ToListAsync(cancel);
        return posts.ConvertAll(ThreadChange.Of);
    }

    /// <summary>
    /// Loads the threads whose last change was of the thread itself, such as a lock. A thread's row also changes with its posts.
    /// </summary>
    private static async Task<List<ThreadChange>> ThreadsOf(PlatformDb db, List<string> keys, CancellationToken cancel)
    {
        if (keys.Count == 0)
            return [];
        var threads = await db.Threads.AsNoTracking().Where(t => keys.Contains(t.Key) && t.ChangedAt == t.Sequence).ToListAsync(cancel);
        return threads.ConvertAll(ThreadChange.Of);
    }

    private static bool Concerns(LiveConnection connection, HashSet<ChangeKey> changed)
    {
        return Has(ChangeKind.Session, connection.Session)
            || Has(ChangeKind.Member, connection.MemberKey)
            || Has(ChangeKind.Contribution, connection.Topic);

        bool Has(ChangeKind kind, string? key) => key is not null && changed.Contains(new ChangeKey(kind, key));
    }
}
