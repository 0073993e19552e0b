using Platform.Web.Shared;

namespace Platform.Web.Data;

/// <summary>Drops once an hour what is kept for a while only. Several nodes may: what is gone is gone.</summary>
public sealed class Housekeeping(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeping> logger) : BackgroundService
{
    /// <summary>How long followers can be away before they rebuild what they keep.</summary>
    public static readonly TimeSpan ChangesKept = TimeSpan.FromDays(14);

    /// <summary>Mail holds names, addresses and texts.</summary>
    public static readonly TimeSpan MailKept = TimeSpan.FromDays(30);

    public async Task Clean()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = clock.UtcNow();
        await Bulk.PruneChanges(db, now - ChangesKept);
        await Bulk.DropExpiredSessions(db, now);
        await Bulk.ForgetMail(db, now - MailKept);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Clean();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Could not drop what is too old; it tries again");
            }
        }
    }
}
