using Microsoft.EntityFrameworkCore;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// A background service that counts votes at most once a second, so that a hundred votes are one event per post. At the start and every
/// few seconds it also finds the votes that another node, or a run that was killed, left uncounted.
/// </summary>
public sealed class VoteSweep(IServiceScopeFactory scopes, VoteSignal signal, TimeProvider clock, ILogger<VoteSweep> logger) : BackgroundService
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(5);
    private readonly SetAside _aside = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Sweep(stoppingToken);
                await Task.Delay(AtMostEvery, clock, stoppingToken);
                await signal.Wait(AtLeastEvery, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task Sweep(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await Sweep(scope.ServiceProvider.GetRequiredService<PlatformDb>(), scope.ServiceProvider.GetRequiredService<ThreadWriter>(), cancel, TryCount);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            logger.LogError(e, "Could not count the votes; it tries again");
        }
    }

    /// <summary>
    /// Counts the votes of one thread. A failure does not stop the other threads; this thread is tried again after growing pauses.
    /// </summary>
    private async Task TryCount(string thread, Func<Task> count)
    {
        var key = new ChangeKey(ChangeKind.Thread, thread);
        if (_aside.Rests(key))
            return;
        try
        {
            await count();
            _aside.Remove(key);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (_aside.Add(new Change(key, clock.UtcNow())))
                logger.LogError(e, "Could not count the votes in thread {Thread}; it goes on and tries again", thread);
        }
    }

    /// <summary>Counts all votes that are not counted yet.</summary>
    /// <param name="each">Counts one thread. By default, a failure ends the sweep.</param>
    public static async Task Sweep(PlatformDb db, ThreadWriter threadWriter, CancellationToken cancel, Func<string, Func<Task>, Task>? each = null)
    {
        var threads = await ThreadBulk.Uncounted(db)
            .Join(db.Posts, v => v.PostKey, p => p.Key, (v, p) => p.ThreadKey)
            .Distinct().ToListAsync(cancel);
        each ??= (_, count) => count();
        foreach (var thread in threads)
        {
            await each(thread, () => db.Transact(() => threadWriter.CountVotes(thread), cancel));
            db.ChangeTracker.Clear();
        }
    }
}
