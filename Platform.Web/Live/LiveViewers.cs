using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Live;

/// <summary>
/// Finds the current viewer of each live connection, because a session may have ended or a role may have changed since it opened.
/// </summary>
public sealed class LiveViewers(PlatformDb db, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <returns>Null when the session of the connection ended.</returns>
    public async Task<Viewer?> ViewerOf(LiveConnection connection) => (await ViewersOf([connection])).GetValueOrDefault(connection);

    /// <returns>The viewers, without connections whose session ended.</returns>
    public async Task<IReadOnlyDictionary<LiveConnection, Viewer>> ViewersOf(IReadOnlyCollection<LiveConnection> connections)
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
