using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Live;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// A background service with two tasks. Every twenty seconds it sends the sequence of each followed thread, so that a page notices a
/// lost event. Every second it drops connections whose session expired, because an expiry leaves no row in the change log.
/// </summary>
public sealed class ThreadHeads(
    LiveConnections connections, IHubContext<ThreadHub, IThreadClient> hub, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ThreadHeads> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private const int HeadsEvery = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ticks = 0;
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (connections.IsEmpty)
                    continue;
                await DropWhoRanOut();
                if (++ticks % HeadsEvery == 0)
                    await Tell(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(e, "Could not tell how far the threads are; it tries again");
            }
        }
    }

    /// <summary>
    /// Drops the connections whose session expired. Use extends a session, so its end is read from the database again first.
    /// </summary>
    private async Task DropWhoRanOut()
    {
        var now = clock.UtcNow();
        var ended = connections.All.Where(c => c.EndsAt <= now).ToList();
        if (ended.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ThreadAccess>().DropWithoutAccess(ended);
    }

    private async Task Tell(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        foreach (var keys in connections.Topics.Chunk(500))
        {
            var heads = await db.Threads.Where(t => keys.Contains(t.Key)).Select(t => new { t.Key, t.Sequence }).ToListAsync(cancel);
            foreach (var head in heads)
                hub.Clients.Group(head.Key).Head(head.Key, head.Sequence).WithoutWaiting(logger);
        }
    }
}
