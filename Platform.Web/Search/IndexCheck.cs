using Microsoft.Extensions.Options;
using Platform.Search;
using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Search;

/// <summary>
/// Reads every byte of this node's index, some minutes after the start and each night. A damaged index is rebuilt from the database, and
/// serves until then. Each night an undamaged index is also compared with the database.
/// </summary>
public sealed class IndexCheck(
    Lazy<LiveIndex> index, IndexMending mending, ChangeSignal signal, LocalTime local, IOptions<SearchOptions> options, TimeProvider clock, ILogger<IndexCheck> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(options.Value.CheckAfterStart, clock, stoppingToken);
            var night = false;
            while (true)
            {
                var isSound = Check();
                if (isSound && night)
                    await Mend(stoppingToken);
                await Task.Delay(UntilNight(), clock, stoppingToken);
                night = true;
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task Mend(CancellationToken cancel)
    {
        try
        {
            await mending.Run(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            logger.LogError(e, "The search index could not be compared with the database");
        }
    }

    private bool Check()
    {
        try
        {
            var since = clock.GetTimestamp();
            if (index.Value.Check() is { } damage)
            {
                logger.LogError("The search index is damaged and is built anew from the database: {Damage}", damage);
                signal.Raise();
                return false;
            }

            logger.LogInformation("The search index was checked in {Seconds:0.0} s and is sound", clock.GetElapsedTime(since).TotalSeconds);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "The search index could not be checked");
            return false;
        }
    }

    private TimeSpan UntilNight()
    {
        var now = clock.UtcNow();
        var today = local.At(local.DayOf(now), options.Value.CheckAt);
        return (today > now ? today : local.At(local.DayOf(now).AddDays(1), options.Value.CheckAt)) - now;
    }
}
