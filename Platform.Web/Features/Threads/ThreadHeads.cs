using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Threads;

/// <summary>
/// Says every twenty seconds how far each followed thread is, so that a lost event is noticed, and drops connections
/// whose session ran out: that leaves no row in the change log.
/// </summary>
public sealed class ThreadHeads(
    LiveConnections connections, IHubContext<ThreadHub, IThreadClient> hub, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ThreadHeads> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!connections.IsEmpty)
                    await Tell(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Could not tell how far the threads are; it tries again");
            }
        }
    }

    private async Task Tell(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LiveAccess>().DropWhoLostIt([.. connections.All]);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        foreach (var keys in connections.Threads.Chunk(500))
        {
            var heads = await db.Threads.Where(t => keys.Contains(t.Key)).Select(t => new { t.Key, t.Sequence }).ToListAsync(cancel);
            foreach (var head in heads)
                await hub.Clients.Group(head.Key).Head(head.Key, head.Sequence);
        }
    }
}
