using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Changes;

/// <summary>Changes that can be read and were not applied yet, and since when the oldest of them waits.</summary>
public readonly record struct Lag(int Changes, DateTime? Since);

/// <summary>
/// Reads the change log from a position of its own and applies what it finds. Woken by a local save, and once a second
/// in any case, for what other nodes and commands wrote. A change that cannot be applied is set aside and tried again;
/// it holds up no other.
/// </summary>
public abstract class Follower(IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider clock, ILogger logger) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>How long a reading looks for what fails in it; what is left by then is set aside unseen.</summary>
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(10);

    private readonly SetAside _aside = new(clock);
    private readonly ConcurrentQueue<Change> _asked = [];
    private GapTracker? _gaps;
    private long _newestAtStart;
    private volatile Reach _reach = new(0, []);

    protected TimeProvider Clock => clock;

    /// <summary>Up to where in the change log it has applied everything.</summary>
    public long Position { get; private set; }

    /// <summary>Once it has read up to what was the newest change when it started.</summary>
    public bool CaughtUp { get; private set; }

    /// <summary>How much could not be applied and is tried again.</summary>
    public virtual int Failed => _aside.Count;

    /// <summary>How long it lets others go first after a save; what is saved meanwhile is read with it.</summary>
    protected virtual TimeSpan Settles => TimeSpan.Zero;

    /// <summary>True when what it keeps went back to an earlier state: it asks <see cref="Start"/> again.</summary>
    protected virtual bool MustStartAgain => false;

    /// <summary>What it has not applied although it can be read. What is set aside counts as <see cref="Failed"/>.</summary>
    public async Task<Lag> Behind(PlatformDb db, CancellationToken cancel)
    {
        var (head, gaps) = _reach;
        var late = await ChangeLog.In(db, gaps, BatchSize, cancel);
        var after = ChangeLog.After(db, head).OrderBy(c => c.Id);
        var oldest = late.Count > 0 ? late.Min(c => c.At) : await after.Select(c => (DateTime?)c.At).FirstOrDefaultAsync(cancel);
        return new Lag(late.Count + await after.CountAsync(cancel), oldest);
    }

    /// <summary>To be applied although nothing changed, with the next reading of the log.</summary>
    protected void ApplyAgain(IEnumerable<ChangeKey> keys)
    {
        foreach (var key in keys)
            _asked.Enqueue(new Change(key, clock.UtcNow()));
    }

    /// <summary>Where to begin: an id of the change log.</summary>
    protected virtual Task<long> Start(PlatformDb db, CancellationToken cancel) => ChangeLog.SettledPosition(db, clock, cancel);

    /// <summary>
    /// Brings what this follower keeps up to date with the current state of <paramref name="changes"/>. Called again, in
    /// smaller parts, when it fails.
    /// </summary>
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
        var gaps = _gaps is null || MustStartAgain ? await Begin(cancel) : _gaps;
        var (changes, more) = _aside.IsFull ? ([], false) : await ReadLog(gaps, cancel);
        await ApplyEach(changes, clock.GetTimestamp(), cancel);
        foreach (var change in changes)
            gaps.Saw(change.Id);
        gaps.GiveUpOnOldGaps();
        var again = _aside.Due();
        await ApplyEach(again, clock.GetTimestamp(), cancel);
        var asked = TakeAsked();
        await ApplyEach(asked, clock.GetTimestamp(), cancel);
        Position = _aside.Oldest is { } failed ? Math.Min(gaps.Position, failed - 1) : gaps.Position;
        _reach = new Reach(gaps.Head, gaps.Open);
        CaughtUp |= gaps.Head >= _newestAtStart;
        Read(changes.Count + again.Count + asked.Count);
        return more || !_asked.IsEmpty;
    }

    private List<Change> TakeAsked()
    {
        var asked = new List<Change>();
        while (asked.Count < BatchSize && _asked.TryDequeue(out var change))
            asked.Add(change);
        return asked;
    }

    private async Task<GapTracker> Begin(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        _gaps = null;
        _newestAtStart = await ChangeLog.Newest(db, cancel);
        var gaps = new GapTracker(await Start(db, cancel), clock);
        // They come after the position it starts from.
        _aside.Clear();
        return _gaps = gaps;
    }

    private async Task<(List<Change> Changes, bool More)> ReadLog(GapTracker gaps, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var late = await ChangeLog.In(db, gaps.Open, BatchSize, cancel);
        var changes = await ChangeLog.After(db, gaps.Head).OrderBy(c => c.Id).Take(BatchSize).ToListAsync(cancel);
        return ([.. late, .. changes], late.Count >= BatchSize || changes.Count == BatchSize);
    }

    /// <summary>All at once; where that fails in halves, until what fails is found and set aside.</summary>
    private async Task ApplyEach(IReadOnlyList<Change> changes, long since, CancellationToken cancel)
    {
        if (changes.Count == 0)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await Apply(scope.ServiceProvider.GetRequiredService<PlatformDb>(), changes, cancel);
            foreach (var change in changes.Where(c => _aside.Remove(new ChangeKey(c.Kind, c.Key))))
                logger.LogInformation("{Follower} applied {Kind} {Key} at last", GetType().Name, change.Kind, change.Key);
            return;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && !MustStartAgain)
        {
            if (changes.Count == 1 || clock.GetElapsedTime(since) > LongestSearch)
            {
                var fresh = changes.Where(_aside.Add).ToList();
                if (fresh.Count > 0)
                    logger.LogError(e, "{Follower} could not apply {Changes}; it goes on and tries them again", GetType().Name, string.Join(", ", fresh.Take(20).Select(c => $"{c.Kind} {c.Key}")));
                return;
            }
        }

        var half = changes.Count / 2;
        await ApplyEach([.. changes.Take(half)], since, cancel);
        await ApplyEach([.. changes.Skip(half)], since, cancel);
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

    private sealed record Reach(long Head, IReadOnlyList<Gap> Open);
}
