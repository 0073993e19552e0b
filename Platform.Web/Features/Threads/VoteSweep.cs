using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;

namespace Platform.Web.Features.Threads;

/// <summary>Wakes this node's sweep after a vote here.</summary>
public sealed class VoteSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public Task<bool> Wait(TimeSpan longest, CancellationToken cancel) => _raised.WaitAsync(longest, cancel);

    public void Dispose() => _raised.Dispose();
}

/// <summary>
/// Counts votes at most once a second, so that a hundred votes are one event a post. What another node, or a run that was
/// killed, left uncounted is found at the start and every few seconds.
/// </summary>
public sealed class VoteSweep(IServiceScopeFactory scopes, VoteSignal signal, TimeProvider clock, ILogger<VoteSweep> logger) : BackgroundService
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(5);

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
            await Sweep(
                scope.ServiceProvider.GetRequiredService<PlatformDb>(), scope.ServiceProvider.GetRequiredService<Append>(), cancel,
                (e, thread) => logger.LogError(e, "Could not count the votes in thread {Thread}; it goes on and tries again", thread));
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            logger.LogError(e, "Could not count the votes; it tries again");
        }
    }

    /// <summary>Counts all that is uncounted now; a thread where that fails holds up no other.</summary>
    public static async Task Sweep(PlatformDb db, Append append, CancellationToken cancel, Action<Exception, string>? failed = null)
    {
        var threads = await db.Votes.Where(v => !v.Counted)
            .Join(db.Posts, v => v.PostKey, p => p.Key, (v, p) => p.ThreadKey)
            .Distinct().ToListAsync(cancel);
        foreach (var thread in threads)
        {
            try
            {
                await db.Transact(() => append.CountVotes(thread), cancel);
            }
            catch (Exception e) when (failed is not null && !cancel.IsCancellationRequested)
            {
                failed(e, thread);
            }

            db.ChangeTracker.Clear();
        }
    }
}
