using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.MissedSearches;

/// <summary>Saves the words that three people searched in vain, once a minute and at shutdown. A search itself writes nothing.</summary>
public sealed class MissedSearchWriter(MissedWords words, IServiceScopeFactory scopes, TimeProvider clock, ILogger<MissedSearchWriter> logger) : BackgroundService
{
    /// <summary>Most rows; an administrator will not read more. Other words are not saved until rows are deleted.</summary>
    private const int MostRows = 2000;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write();
    }

    public async Task Write()
    {
        var missed = words.Take();
        if (missed.Count == 0)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
            await db.Transact(() => Write(db, missed));
        }
        catch (Exception e)
        {
            // Another node wrote the same row, or there is no database. Losing a count does no harm, so this does not try again.
            logger.LogWarning(e, "{Count} searches without result were not written down", missed.Count);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Write();
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }

    private async Task Write(PlatformDb db, IReadOnlyDictionary<string, int> missed)
    {
        var now = clock.UtcNow();
        var keys = missed.Keys.ToList();
        var known = await db.MissedSearches.Where(m => keys.Contains(m.Words)).ToDictionaryAsync(m => m.Words);
        var room = MostRows - await db.MissedSearches.CountAsync();
        foreach (var (text, times) in missed)
        {
            if (known.TryGetValue(text, out var row))
                row.Again(times, now);
            else if (room-- > 0)
                db.MissedSearches.Add(new MissedSearch(text, times, now));
        }
    }
}
