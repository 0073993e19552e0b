using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Platform.Web.Live;

/// <summary>An open page: whose session it has (null for a visitor) and which topic it follows: the key of a thread or a round.</summary>
public sealed class LiveConnection(HubCallerContext context, string? session, string? memberKey)
{
    public string Id => context.ConnectionId;

    public string? Session => session;

    public string? MemberKey => memberKey;

    /// <summary>Null until the page joined one.</summary>
    public string? Topic { get; set; }

    /// <summary>When the session ends, as far as is known; the past until it was asked. Never for a visitor.</summary>
    public DateTime EndsAt { get; set; } = session is null ? DateTime.MaxValue : DateTime.MinValue;

    /// <summary>Until when its reader counts as writing a reply.</summary>
    public DateTime WritesUntil { get; private set; }

    /// <summary>The reply will be by layer only.</summary>
    public bool WritesNameless { get; private set; }

    public void Writes(DateTime until, bool nameless) => (WritesUntil, WritesNameless) = (until, nameless);

    /// <summary>The page comes back as whoever it then is, and may join what that person may read.</summary>
    public void Drop() => context.Abort();
}

/// <summary>The open pages of this node.</summary>
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
