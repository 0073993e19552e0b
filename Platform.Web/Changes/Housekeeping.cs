using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Changes;

/// <summary>Deletes what features registered as no longer needed (<see cref="Retention"/>): once an hour, on one node.</summary>
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
        // Last, because the log still contains the rows that the previous steps deleted.
        await Step("EmptyLog", services => Bulk.EmptyLog(services.GetRequiredService<PlatformDb>()));
    }

    /// <summary>Runs a step in its own scope and logs its failure, so that a failing step stops no other.</summary>
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
