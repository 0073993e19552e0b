using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Changes;

/// <summary>Deletes once an hour, on one node, what every feature registered as no longer needed (<see cref="Retention"/>).</summary>
public sealed class Housekeeping(
    IEnumerable<Retention> retentions, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private readonly string _node = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Tidy();
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    public async Task Tidy()
    {
        var now = clock.UtcNow();
        var mine = false;
        await Step("lease", async services =>
            mine = await Bulk.TakeLease(services.GetRequiredService<PlatformDb>(), "housekeeping", _node, now, now + (Every / 2)));
        if (!mine)
            return;
        foreach (var retention in retentions)
            await Step(retention.Name, services => retention.Delete(services, now - (retention.KeptFor ?? TimeSpan.Zero)));
        // Last: the log still holds the bytes that the steps before it deleted.
        await Step("EmptyLog", services => Bulk.EmptyLog(services.GetRequiredService<PlatformDb>()));
    }

    /// <summary>Runs a step in a scope of its own, so that a step that fails stops no other.</summary>
    private async Task Step(string what, Func<IServiceProvider, Task> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "Housekeeping of {What} failed; it tries again in an hour", what);
        }
    }
}
