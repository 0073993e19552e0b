using Platform.Web.Data;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;

namespace Platform.Web.Followers;

/// <summary>Once an hour, on one node: drops what nobody needs any more, so that no table grows for ever.</summary>
public sealed class Housekeeping(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeping> logger) : BackgroundService
{
    /// <summary>A node that was away longer builds its index anew.</summary>
    private static readonly TimeSpan KeepChanges = TimeSpan.FromDays(14);

    /// <summary>Mail holds addresses and texts.</summary>
    private static readonly TimeSpan KeepMail = TimeSpan.FromDays(30);

    /// <summary>Who signed in, failed or was refused: long enough to look into what is found out late.</summary>
    private static readonly TimeSpan KeepAccountActs = TimeSpan.FromDays(180);

    /// <summary>A saved search that its member took away can be put back so long.</summary>
    private static readonly TimeSpan KeepRemoved = TimeSpan.FromDays(1);

    /// <summary>Words that found nothing, since they were last typed.</summary>
    private static readonly TimeSpan KeepMissed = TimeSpan.FromDays(90);

    /// <summary>Since a notification was read.</summary>
    private static readonly TimeSpan KeepRead = TimeSpan.FromDays(90);

    /// <summary>What nobody read in a year is no news.</summary>
    private static readonly TimeSpan KeepUnread = TimeSpan.FromDays(365);

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

    private async Task Tidy()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            var now = clock.UtcNow();
            if (!await Bulk.TakeLease(db, "housekeeping", _node, now, now + (Every / 2)))
                return;
            await Bulk.PruneChanges(db, now - KeepChanges);
            await Bulk.DropExpiredSessions(db, now);
            await Bulk.ForgetGuessing(db, now);
            await Bulk.ForgetAccountActs(db, now - KeepAccountActs);
            await Bulk.ForgetMail(db, now - KeepMail);
            await Bulk.DropRemovedSearches(db, now - KeepRemoved);
            await Bulk.ForgetMissedSearches(db, now - KeepMissed);
            await scope.ServiceProvider.GetRequiredService<ForgetGuests>().Do(now);
            await Bulk.ForgetNotifications(db, now - KeepRead, now - KeepUnread);
            await Bulk.DropIndexNodes(db, now - TimeSpan.FromDays(1));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "Housekeeping failed; it tries again in an hour");
        }
    }
}
