using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Followers;

/// <summary>
/// Reads the change log from a position of its own and applies what it finds. Woken by a local save, and once a second
/// in any case, for what other nodes and commands wrote.
/// </summary>
public abstract class Follower(IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider clock, ILogger logger) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private GapTracker? _gaps;

    protected TimeProvider Clock => clock;

    /// <summary>Up to where in the change log it has applied everything.</summary>
    public long Position { get; private set; }

    /// <summary>How long it lets others go first after a save; what is saved meanwhile is read with it.</summary>
    protected virtual TimeSpan Settles => TimeSpan.Zero;

    /// <summary>True when what it keeps went back to an earlier state: it asks <see cref="Start"/> again.</summary>
    protected virtual bool MustStartAgain => false;

    /// <summary>Where to begin: an id of the change log.</summary>
    protected abstract Task<long> Start(PlatformDb db, CancellationToken cancel);

    /// <summary>Brings what this follower keeps up to date with the current state of <paramref name="changes"/>.</summary>
    protected abstract Task Apply(PlatformDb db, IReadOnlyList<Change> changes, CancellationToken cancel);

    /// <summary>Called after each reading, when <see cref="Position"/> tells how far it came.</summary>
    protected virtual void Read(int changes)
    {
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                var more = await ReadOnce(stoppingToken);
                failures = 0;
                if (more)
                    continue;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogError(e, "{Follower} could not follow the change log; it tries again", GetType().Name);
                failures++;
                // No signal ends this pause: what failed a moment ago fails again, however much is written.
                next = Task.Delay(PollEvery * failures < LongestPause ? PollEvery * failures : LongestPause, clock, stoppingToken);
            }

            await WaitFor(next, failures == 0 ? PollEvery : Timeout.InfiniteTimeSpan, stoppingToken);
        }
    }

    /// <summary>True when there may be more.</summary>
    private async Task<bool> ReadOnce(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        if (_gaps is null || MustStartAgain)
        {
            _gaps = new GapTracker(await Start(db, cancel), clock);
            Position = _gaps.Position;
        }

        var head = _gaps.Head;
        var gaps = _gaps.Open;
        var changes = await db.Changes.AsNoTracking()
            .Where(c => c.Id > head || gaps.Contains(c.Id))
            .OrderBy(c => c.Id)
            .Take(BatchSize)
            .ToListAsync(cancel);
        if (changes.Count > 0)
            await Apply(db, changes, cancel);
        foreach (var change in changes)
            _gaps.Saw(change.Id);
        _gaps.GiveUpOnOldGaps();
        Position = _gaps.Position;
        Read(changes.Count);
        return changes.Count == BatchSize;
    }

    private async Task WaitFor(Task next, TimeSpan longest, CancellationToken cancel)
    {
        try
        {
            await next.WaitAsync(longest, clock, cancel);
            if (Settles > TimeSpan.Zero)
                await Task.Delay(Settles, clock, cancel);
        }
        catch (TimeoutException)
        {
            // Nothing was saved here; another node may have.
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
