using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Platform.Web.Live;

/// <summary>The live connection of an open page. Session is null for a visitor. The topic is the key of a thread or a round.</summary>
public sealed class LiveConnection(HubCallerContext context, string? session, string? memberKey)
{
    public string Id => context.ConnectionId;

    public string? Session => session;

    public string? MemberKey => memberKey;

    /// <summary>Null until the page joins one.</summary>
    public string? Topic { get; set; }

    /// <summary>
    /// When the session ends, in UTC, as last read from the database; the minimum until it was read. The maximum for a visitor.
    /// </summary>
    public DateTime EndsAt { get; set; } = session is null ? DateTime.MaxValue : DateTime.MinValue;

    /// <summary>The moment (UTC) until which the reader counts as writing a reply.</summary>
    public DateTime WritesUntil { get; private set; }

    /// <summary>True when the reply will be by layer only.</summary>
    public bool WritesNameless { get; private set; }

    public void Writes(DateTime until, bool nameless) => (WritesUntil, WritesNameless) = (until, nameless);

    /// <summary>Closes the connection. The page reconnects with its current session, and joins what that person may read.</summary>
    public void Drop() => context.Abort();
}

/// <summary>The live connections of this node.</summary>
public sealed class LiveConnections
{
    private readonly ConcurrentDictionary<string, LiveConnection> _byId = [];

    public ICollection<LiveConnection> All => _byId.Values;

    public IEnumerable<string> Topics => _byId.Values.Select(c => c.Topic).OfType<string>().Distinct();

    public bool IsEmpty => _byId.IsEmpty;

    public LiveConnection this[string id] => _byId[id];

    public void Add(LiveConnection connection) => _byId[connection.Id] = connection;

    public void Remove(string id) => _byId.TryRemove(id, out _);
}
