using Platform.Web.Data;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;

namespace Platform.Web.Changes;

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

    /// <summary>An expired token is shown to its owner so long.</summary>
    private static readonly TimeSpan KeepTokens = TimeSpan.FromDays(30);

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
        await Step("changes", services => Bulk.PruneChanges(services.GetRequiredService<PlatformDb>(), now - KeepChanges));
        await Step("sessions", services => Bulk.DropExpiredSessions(services.GetRequiredService<PlatformDb>(), now));
        await Step("tokens", services => Bulk.DropExpiredTokens(services.GetRequiredService<PlatformDb>(), now - KeepTokens));
        await Step("codes and counts of guesses", services => Bulk.ForgetGuessing(services.GetRequiredService<PlatformDb>(), now));
        await Step("account acts", services => Bulk.ForgetAccountActs(services.GetRequiredService<PlatformDb>(), now - KeepAccountActs));
        await Step("mail", services => Bulk.ForgetMail(services.GetRequiredService<PlatformDb>(), now - KeepMail, now));
        await Step("letters in files", services =>
        {
            services.GetRequiredService<PickupFolder>().Sweep(now - KeepMail, now);
            return Task.CompletedTask;
        });
        await Step("removed searches", services => Bulk.DropRemovedSearches(services.GetRequiredService<PlatformDb>(), now - KeepRemoved));
        await Step("missed searches", services => Bulk.ForgetMissedSearches(services.GetRequiredService<PlatformDb>(), now - KeepMissed));
        await Step("guests", services => services.GetRequiredService<ForgetGuests>().Do(now));
        await Step("notifications", services => Bulk.ForgetNotifications(services.GetRequiredService<PlatformDb>(), now - KeepRead, now - KeepUnread));
        await Step("index nodes", services => Bulk.DropIndexNodes(services.GetRequiredService<PlatformDb>(), now - TimeSpan.FromDays(1)));
        await Step("deleted bytes", services => Bulk.EmptyLog(services.GetRequiredService<PlatformDb>()));
    }

    /// <summary>In a scope of its own: what one step leaves behind when it fails is no trouble to the next.</summary>
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
