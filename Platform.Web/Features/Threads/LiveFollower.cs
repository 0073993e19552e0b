using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Notifications;
using Platform.Web.Followers;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// Tells the open pages of this node what was committed, on whichever node. Posting itself sends nothing, so a commit is
/// always followed by its event.
/// </summary>
public sealed class LiveFollower(
    LiveConnections connections, IHubContext<ThreadHub, IThreadClient> hub, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider clock,
    ILogger<LiveFollower> logger) : Follower(scopes, signal, clock, logger)
{
    /// <summary>A page says itself how far it is, so what came before this start concerns nobody here.</summary>
    protected override async Task<long> Start(PlatformDb db, CancellationToken cancel) =>
        await db.Changes.MaxAsync(c => (long?)c.Id, cancel) ?? 0;

    protected override async Task Apply(PlatformDb db, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        if (connections.IsEmpty)
            return;
        var changed = changes.Select(c => new ChangeKey(c.Kind, c.Key)).ToHashSet();
        var concerned = connections.All.Where(c => Concerns(c, changed)).ToList();
        if (concerned.Count > 0)
            await new LiveAccess(db, Clock).DropWhoLostIt(concerned);
        await TellThreads(db, changes, cancel);
        await new Bells(db, connections, hub).Ring(changes, cancel);
    }

    private async Task TellThreads(PlatformDb db, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        var keys = changes.Where(c => c.Kind == ChangeKind.Post).Select(c => c.Key).ToList();
        var followed = connections.Threads.ToHashSet();
        if (keys.Count == 0 || followed.Count == 0)
            return;
        var posts = await db.Posts.AsNoTracking().InThread()
            .Where(p => keys.Contains(p.Key))
            .Include(p => p.Author)
            .Include(p => p.Organisation)
            .OrderBy(p => p.ChangedAt)
            .ToListAsync(cancel);
        foreach (var post in posts.Where(p => followed.Contains(p.ThreadKey)))
            await hub.Clients.Group(post.ThreadKey).Changed(ThreadChange.Of(post));
    }

    private static bool Concerns(LiveConnection connection, HashSet<ChangeKey> changed)
    {
        return Has(ChangeKind.Session, connection.Session)
            || Has(ChangeKind.Member, connection.MemberKey)
            || Has(ChangeKind.Contribution, connection.Thread);

        bool Has(ChangeKind kind, string? key) => key is not null && changed.Contains(new ChangeKey(kind, key));
    }
}
