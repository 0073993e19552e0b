using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Changes;

/// <summary>
/// How many changes can be read but were not applied yet, and when the oldest of them was written; null when there are none.
/// </summary>
public readonly record struct Lag(int Changes, DateTime? Since);

/// <summary>
/// Reads the change log from its own position and applies what it finds. A save on this node wakes it. It also polls once a second, for
/// changes of other nodes and of commands. A change that cannot be applied is set aside and tried again, so that it delays no other.
/// </summary>
public abstract class Follower(IServiceScopeFactory scopes, ChangeSignal signal, TimeProvider clock, ILogger logger) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>How long a reading searches for the changes that fail. The rest of the batch is set aside untried after that.</summary>
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(10);

    private readonly SetAside _aside = new(clock);
    private readonly ConcurrentQueue<Change> _asked = [];
    private GapTracker? _gaps;
    private long _newestAtStart;
    private volatile Reach _reach = new(0, []);

    protected TimeProvider Clock => clock;

    /// <summary>The number in the change log up to which everything has been applied.</summary>
    public long Position { get; private set; }

    /// <summary>True once the follower has read up to the change that was newest when it started.</summary>
    public bool CaughtUp { get; private set; }

    /// <summary>Number of changes that could not be applied and are tried again.</summary>
    public virtual int Failed => _aside.Count;

    /// <summary>How long the follower waits after a save, so that changes saved meanwhile are read in one batch.</summary>
    protected virtual TimeSpan Settles => TimeSpan.Zero;

    /// <summary>True when the follower's own data went back to an earlier state. <see cref="Start"/> is then called again.</summary>
    protected virtual bool MustStartAgain => false;

    /// <summary>Returns the changes that can be read but were not applied. Changes set aside count as <see cref="Failed"/>.</summary>
    public async Task<Lag> Behind(PlatformDb db, CancellationToken cancel)
    {
        var (head, gaps) = _reach;
        var late = await ChangeLog.In(db, gaps, BatchSize, cancel);
        var after = ChangeLog.After(db, head).OrderBy(c => c.Id);
        var oldest = late.Count > 0 ? late.Min(c => c.At) : await after.Select(c => (DateTime?)c.At).FirstOrDefaultAsync(cancel);
        return new Lag(late.Count + await after.CountAsync(cancel), oldest);
    }

    /// <summary>Applies these keys with the next reading of the log, although nothing changed.</summary>
    protected void ApplyAgain(IEnumerable<ChangeKey> keys)
    {
        foreach (var key in keys)
            _asked.Enqueue(new Change(key, clock.UtcNow()));
    }

    /// <summary>Returns the number in the change log after which to begin.</summary>
    protected virtual Task<long> Start(PlatformDb db, CancellationToken cancel) => ChangeLog.SettledPosition(db, clock, cancel);

    /// <summary>
    /// Updates the follower's data to the current state of <paramref name="changes"/>. It is called again with smaller parts when it fails.
    /// </summary>
    protected abstract Task Apply(PlatformDb db, IReadOnlyList<Change> changes, CancellationToken cancel);

    /// <summary>Called after each reading, when <see cref="Position"/> is up to date.</summary>
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
                // A save does not end this pause, because what just failed would fail again.
                next = Task.Delay(PollEvery * failures < LongestPause ? PollEvery * failures : LongestPause, clock, stoppingToken);
            }

            await WaitFor(next, failures == 0 ? PollEvery : Timeout.InfiniteTimeSpan, stoppingToken);
        }
    }

    /// <summary>Reads and applies one batch. Returns true when there may be more.</summary>
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
        // Clear these changes: they come after the start position, so they will be read again.
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

    /// <summary>
    /// Applies all changes at once. After a failure it applies each half, until the failing change is found and set aside.
    /// </summary>
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
            // Nothing was saved here; another node may have saved something.
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private sealed record Reach(long Head, IReadOnlyList<Gap> Open);
}
