using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Platform.Web.Access;
using Platform.Web.Live;

namespace Platform.Web.Features.Rounds;

/// <summary>Lets pages follow a round. The hub writes nothing: pages ask, vote and help with forms.</summary>
public sealed class RoundHub(RoundSnapshots snapshots, RoundReader rounds, ScreenKey screens, LiveViewers viewers, DeskConnections desks) : Hub<IRoundClient>
{
    public static string ForPublic(string roundKey) => $"public:{roundKey}";

    public static string ForStage(string roundKey) => $"stage:{roundKey}";

    /// <summary>Screens that may show the code.</summary>
    public static string ForScreen(string roundKey) => $"screen:{roundKey}";

    public static string ForDesk(string roundKey) => $"desk:{roundKey}";

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        desks.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <returns>The newest snapshot; null when no round has this code.</returns>
    public async Task<PublicRound?> JoinPublic(string code) =>
        await rounds.ByCode(code, Context.ConnectionAborted) is { } round ? (await Enter(ForPublic(round.Key), round.Key)).Public : null;

    /// <inheritdoc cref="JoinPublic"/>
    public async Task<StageRound?> JoinStage(string code) =>
        await rounds.ByCode(code, Context.ConnectionAborted) is { } round ? (await Enter(ForStage(round.Key), round.Key)).Stage.WithoutCode() : null;

    /// <returns>The newest snapshot with the code; null for a key that <see cref="ScreenKey"/> did not make.</returns>
    public async Task<StageRound?> JoinScreen(string key) =>
        screens.RoundOf(key) is { } round ? (await Enter(ForScreen(round), round)).Stage : null;

    /// <returns>The newest version; null when the round does not exist or this member does not help in it.</returns>
    public async Task<long?> JoinDesk(string key)
    {
        var connection = new LiveConnection(
            Context, Context.User?.FindFirstValue(MemberClaims.Session), Context.User?.FindFirstValue(MemberClaims.Key))
        { Topic = key };
        if (await viewers.ViewerOf(connection) is not { } viewer || await rounds.ForHelper(key, viewer) is null)
            return null;
        desks.Add(connection);
        return (await Enter(ForDesk(key), key)).Version;
    }

    // Reads after joining the group, so that a change in between arrives twice rather than never.
    private async Task<RoundSnapshot> Enter(string group, string roundKey)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, group);
        return await snapshots.Newest(roundKey);
    }
}

/// <summary>The open helper pages on this node. Their access is checked regularly, because a helper can be removed.</summary>
public sealed class DeskConnections
{
    private readonly ConcurrentDictionary<string, LiveConnection> _byId = [];

    public IReadOnlyCollection<LiveConnection> All => [.. _byId.Values];

    public void Add(LiveConnection connection) => _byId[connection.Id] = connection;

    public void Remove(string id) => _byId.TryRemove(id, out _);
}
