using Microsoft.EntityFrameworkCore;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// Counts votes at most once a second, so that a hundred votes are one event a post. What another node, or a run that was
/// killed, left uncounted is found at the start and every few seconds.
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

    /// <summary>A thread where it fails holds up no other, and is tried again less and less often.</summary>
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

    /// <summary>Counts all that is uncounted now.</summary>
    /// <param name="each">Counts one thread; by default a failure ends it all.</param>
    public static async Task Sweep(PlatformDb db, ThreadWriter append, CancellationToken cancel, Func<string, Func<Task>, Task>? each = null)
    {
        var threads = await db.Votes.Where(v => !v.Counted)
            .Join(db.Posts, v => v.PostKey, p => p.Key, (v, p) => p.ThreadKey)
            .Distinct().ToListAsync(cancel);
        each ??= (_, count) => count();
        foreach (var thread in threads)
        {
            await each(thread, () => db.Transact(() => append.CountVotes(thread), cancel));
            db.ChangeTracker.Clear();
        }
    }
}
