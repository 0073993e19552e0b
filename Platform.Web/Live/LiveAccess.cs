using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Live;

/// <summary>
/// Who the people behind open connections are now. A connection was opened as somebody, but a session ends, a role is
/// taken and a thread closes while it is open.
/// </summary>
public sealed class LiveAccess(PlatformDb db, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <returns>Null when the session of the connection ended.</returns>
    public async Task<Viewer?> ViewerOf(LiveConnection connection) => (await ViewersOf([connection])).GetValueOrDefault(connection);

    /// <summary>
    /// Drops each connection whose session ended or that follows a thread it may not read any more, and each of which that cannot be
    /// told because a row of it cannot be read. Those come back, and are asked again.
    /// </summary>
    public async Task DropWhoLostIt(IReadOnlyCollection<LiveConnection> connections)
    {
        try
        {
            await Drop(connections);
        }
        catch (Exception e) when (e is not DbException)
        {
            if (connections.Count == 1)
            {
                connections.Single().Drop();
                return;
            }

            foreach (var connection in connections)
                await DropWhoLostIt([connection]);
        }
    }

    private async Task Drop(IReadOnlyCollection<LiveConnection> connections)
    {
        var viewers = await ViewersOf(connections);
        foreach (var ended in connections.Where(c => !viewers.ContainsKey(c)))
            ended.Drop();
        foreach (var thread in viewers.Where(v => v.Key.Thread is not null).GroupBy(v => v.Key.Thread!))
            await DropWhoMayNotRead(thread.Key, [.. thread]);
    }

    private async Task DropWhoMayNotRead(string thread, IReadOnlyCollection<KeyValuePair<LiveConnection, Viewer>> readers)
    {
        var author = await db.Contributions.Where(c => c.Key == thread).Select(c => c.AuthorKey).SingleOrDefaultAsync();

        // Visibility asks whether one is a member, with which roles, and the author or not: one question serves all alike.
        foreach (var alike in readers.GroupBy(r => (r.Value.IsMember, r.Value.Roles, r.Value.MemberKey == author)))
        {
            if (await db.Contributions.ReadableBy(alike.First().Value).AnyAsync(c => c.Key == thread))
                continue;
            foreach (var reader in alike)
                reader.Key.Drop();
        }
    }

    private async Task<Dictionary<LiveConnection, Viewer>> ViewersOf(IReadOnlyCollection<LiveConnection> connections)
    {
        var now = clock.UtcNow();
        var sessions = new Dictionary<string, Viewer>();
        var ends = new Dictionary<string, DateTime>();
        foreach (var keys in connections.Select(c => c.Session).OfType<string>().Distinct().Chunk(AtOnce))
        {
            var found = await db.Sessions.Where(s => keys.Contains(s.Key) && s.ExpiresAt > now)
                .Select(s => new { s.Key, MemberKey = s.Account.Member.Key, s.Account.Member.Roles, s.ExpiresAt })
                .ToListAsync();
            foreach (var session in found)
                (sessions[session.Key], ends[session.Key]) = (new Viewer(session.MemberKey, session.Roles), session.ExpiresAt);
        }

        foreach (var connection in connections.Where(c => c.Session is not null && ends.ContainsKey(c.Session)))
            connection.EndsAt = ends[connection.Session!];
        return connections
            .Select(c => (Connection: c, Viewer: c.Session is null ? Viewer.Outsider : sessions.GetValueOrDefault(c.Session)))
            .Where(c => c.Viewer is not null)
            .ToDictionary(c => c.Connection, c => c.Viewer!);
    }
}
