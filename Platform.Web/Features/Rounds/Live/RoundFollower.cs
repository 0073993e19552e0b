using System.Data.Common;
using Microsoft.AspNetCore.SignalR;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Live;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>Marks rounds as changed, whichever node changed them.</summary>
public sealed class RoundFollower(RoundSnapshots snapshots, IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider clock, ILogger<RoundFollower> logger)
    : Follower(scopes, signal, clock, logger)
{
    protected override Task Apply(PlatformDb db, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        foreach (var change in changes.Where(c => c.Kind == ChangeKind.Round))
            snapshots.Changed(change.Key);
        return Task.CompletedTask;
    }
}

/// <summary>
/// Sends the new state of each changed round. Screens and desks get at most four messages a second and phones one, because a
/// burst of votes needs only its last state. Also disconnects desks of members who may not help any more. A round that cannot be
/// read is tried again and does not delay other rounds.
/// </summary>
public sealed class RoundPushes(
    RoundSnapshots snapshots, DeskConnections desks, IHubContext<RoundHub, IRoundClient> hub, IServiceScopeFactory scopes, TimeProvider clock,
    ILogger<RoundPushes> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);
    private const int PublicEach = 4;
    private const int AccessEach = 12;
    private readonly HashSet<string> _forPhones = [];
    private readonly SetAside _aside = new(clock);

    /// <summary>The number of rounds whose state could not be sent; they are tried again.</summary>
    public int Failed => _aside.Count;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        for (var tick = 1; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            foreach (var key in _aside.Due().Select(c => c.Key).Concat(snapshots.TakeChanged()).Distinct())
                await Try(key, () => PushStage(key));
            if (tick % PublicEach == 0)
            {
                foreach (var key in _forPhones.ToList())
                    await Try(key, () => PushPublic(key));
            }

            if (tick % AccessEach == 0 && desks.All.Count > 0)
                await Try(null, DropWhoMayNotHelp);
        }
    }

    private async Task PushStage(string key)
    {
        var snapshot = await snapshots.Read(key);
        _forPhones.Add(key);
        hub.Clients.Group(RoundHub.ForStage(key)).Stage(snapshot.Stage.WithoutCode()).WithoutWaiting(logger);
        hub.Clients.Group(RoundHub.ForScreen(key)).Stage(snapshot.Stage).WithoutWaiting(logger);
        hub.Clients.Group(RoundHub.ForDesk(key)).Desk(snapshot.Version).WithoutWaiting(logger);
    }

    private async Task PushPublic(string key)
    {
        var snapshot = await snapshots.Newest(key);
        hub.Clients.Group(RoundHub.ForPublic(key)).Public(snapshot.Public).WithoutWaiting(logger);
        _forPhones.Remove(key);
    }

    private async Task DropWhoMayNotHelp()
    {
        await using var scope = scopes.CreateAsyncScope();
        var viewers = scope.ServiceProvider.GetRequiredService<LiveViewers>();
        var rounds = scope.ServiceProvider.GetRequiredService<RoundReader>();
        foreach (var desk in desks.All)
        {
            try
            {
                if (await viewers.ViewerOf(desk) is not { } viewer || await rounds.ForHelper(desk.Topic!, viewer) is null)
                    desk.Drop();
            }
            catch (Exception e) when (e is not DbException)
            {
                logger.LogError(e, "Whether a helper may still help in round {Round} cannot be told; the desk is dropped", desk.Topic);
                desk.Drop();
            }
        }
    }

    private async Task Try(string? round, Func<Task> work)
    {
        try
        {
            await work();
            if (round is not null)
                _aside.Remove(new ChangeKey(ChangeKind.Round, round));
        }
        catch (Exception e)
        {
            if (round is null || _aside.Add(new Change(new ChangeKey(ChangeKind.Round, round), clock.UtcNow())))
                logger.LogError(e, "Could not tell what changed in round {Round}; it tries again", round);
        }
    }
}
