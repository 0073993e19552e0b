using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Platform.Web.Features.Threads;

/// <summary>An open page: whose session it has (null for a visitor) and which thread it follows.</summary>
public sealed class LiveConnection(HubCallerContext context, string? session, string? memberKey)
{
    public string Id => context.ConnectionId;

    public string? Session => session;

    public string? MemberKey => memberKey;

    public string? Thread { get; set; }

    /// <summary>The page comes back as whoever it then is, and may join what that person may read.</summary>
    public void Drop() => context.Abort();
}

/// <summary>The open pages of this node.</summary>
public sealed class LiveConnections
{
    private readonly ConcurrentDictionary<string, LiveConnection> _byId = [];

    public ICollection<LiveConnection> All => _byId.Values;

    public IEnumerable<string> Threads => _byId.Values.Select(c => c.Thread).OfType<string>().Distinct();

    public bool IsEmpty => _byId.IsEmpty;

    public LiveConnection this[string id] => _byId[id];

    public void Add(LiveConnection connection) => _byId[connection.Id] = connection;

    public void Remove(string id) => _byId.TryRemove(id, out _);
}
