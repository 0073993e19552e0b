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

    protected TimeProvider Clock => clock;

    /// <summary>Up to where in the change log it has applied everything.</summary>
    public long Position => Gaps?.Position ?? 0;

    protected GapTracker? Gaps { get; set; }

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
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                if (await ReadOnce(stoppingToken))
                    continue;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                logger.LogError(e, "{Follower} could not follow the change log; it tries again", GetType().Name);
            }

            await WaitFor(next, stoppingToken);
        }
    }

    /// <summary>True when there may be more.</summary>
    private async Task<bool> ReadOnce(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        Gaps ??= new GapTracker(await Start(db, cancel), clock);
        var head = Gaps.Head;
        var gaps = Gaps.Open;
        var changes = await db.Changes.AsNoTracking()
            .Where(c => c.Id > head || gaps.Contains(c.Id))
            .OrderBy(c => c.Id)
            .Take(BatchSize)
            .ToListAsync(cancel);
        if (changes.Count > 0)
            await Apply(db, changes, cancel);
        foreach (var change in changes)
            Gaps.Saw(change.Id);
        Gaps.GiveUpOnOldGaps();
        Read(changes.Count);
        return changes.Count == BatchSize;
    }

    private async Task WaitFor(Task next, CancellationToken cancel)
    {
        try
        {
            await next.WaitAsync(PollEvery, clock, cancel);
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
