using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Platform.Web.Data;
using Platform.Web.Features.Threads;
using Platform.Web.Live;

namespace Platform.Web.Features.Presence;

/// <summary>
/// A background service that sends changes in who reads a thread to the open pages of this node: at most once a second, or every five
/// seconds with more than <see cref="PresenceSeen.Exact"/> readers. Otherwise a thousand people who open a thread would cause a million
/// messages.
/// </summary>
public sealed class TellPresence(
    WhoIsHere here, IHubContext<ThreadHub, IThreadClient> hub, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TellPresence> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan InAFullHall = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, (string Text, long At)> _told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await Ticks(timer, stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await here.Look(scope.ServiceProvider.GetRequiredService<PlatformDb>(), stoppingToken);
                Tell();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Could not tell who is reading; it tries again");
            }
        }
    }

    private void Tell()
    {
        var threads = here.Threads.ToHashSet();
        foreach (var left in _told.Keys.Where(t => !threads.Contains(t)).ToList())
            _told.Remove(left);
        foreach (var thread in threads)
        {
            var seen = here.Of(thread);
            var text = JsonSerializer.Serialize(seen);
            if (_told.TryGetValue(thread, out var told) && (told.Text == text || (seen.About && clock.GetElapsedTime(told.At) < InAFullHall)))
                continue;
            _told[thread] = (text, clock.GetTimestamp());
            hub.Clients.Group(thread).Presence(seen).WithoutWaiting(logger);
        }
    }

    private static async Task<bool> Ticks(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
