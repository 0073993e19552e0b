using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>
/// Sends what the outbox holds: on one node at a time, woken by a local save and by a poll. At least once: after a crash
/// between sending and marking, the same message goes again under its same Message-ID.
/// </summary>
public sealed class SendMail(
    MailComposer postman, IServiceScopeFactory scopes, ChangeSignal signal, IOptions<MailOptions> options, TimeProvider clock, ILogger<SendMail> logger)
    : BackgroundService
{
    public const string LeaseName = "mail";

    /// <summary>Few, so that a code that is asked for meanwhile soon has its turn.</summary>
    private const int BatchSize = 20;

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ServerRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(5);

    private readonly string _node = Guid.NewGuid().ToString("N");

    public enum Round
    {
        Nothing,
        Sent,
        OtherNodeSends,
        ServerFailed,
    }

    /// <summary>Tries what is due, a bounded number.</summary>
    public async Task<Round> SendDue(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var start = clock.UtcNow();
        // Asked first: an idle platform writes nothing, not even a lease.
        if (!await Due(db, start).AnyAsync(cancel))
            return Round.Nothing;
        if (!await Bulk.TakeLease(db, LeaseName, _node, start, start + Held))
            return Round.OtherNodeSends;
        try
        {
            await using var delivery = postman.StartRound();
            var forgets = false;
            foreach (var message in await Due(db, start).OrderBy(m => m.Lane).ThenBy(m => m.NextAttemptAt).Take(BatchSize).ToListAsync(cancel))
            {
                // The last one begins well before the lease ends: it takes a minute at most.
                if (clock.UtcNow() > start + (Held / 2))
                    break;
                if (!await Try(message, delivery, db, cancel))
                    return Round.ServerFailed;
                forgets |= message.ForgetBy is not null;
            }

            if (forgets)
                await Bulk.EmptyLog(db, cancel);

            return Round.Sent;
        }
        finally
        {
            await Bulk.TakeLease(db, LeaseName, _node, start, clock.UtcNow());
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            var round = Round.ServerFailed;
            try
            {
                round = await SendDue(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Could not read the outbox; it tries again");
            }

            await Rest(round, next, stoppingToken);
        }
    }

    private static IQueryable<OutboxMessage> Due(PlatformDb db, DateTime now) => db.Outbox.Where(m => m.NextAttemptAt <= now);

    /// <returns>False when the server is to blame: then the rest need not be tried now.</returns>
    private async Task<bool> Try(OutboxMessage message, IDelivery delivery, PlatformDb db, CancellationToken cancel)
    {
        Fault? fault = null;
        // Its member may have left since this round began: then it is gone, or names somebody no more.
        await db.Entry(message).ReloadAsync(cancel);
        if (db.Entry(message).State == EntityState.Detached)
            return true;
        try
        {
            await delivery.Deliver(postman.Write(message), cancel);
            message.Sent(clock.UtcNow());
            if (message.ForgetBy is not null)
                db.Outbox.Remove(message);
        }
        catch (DeliveryFailed e)
        {
            fault = e.Fault;
            message.Note(e, clock.UtcNow(), options.Value.MaxAttempts);
            // What the server said of a message often repeats the address, which is nobody's business in a log.
            logger.LogWarning("Mail {Key} was not sent ({Fault}, {Cause})", message.Key, fault, fault == Fault.Server ? e.Message : e.InnerException!.GetType().Name);
        }

        // What was sent is marked, also while stopping.
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Its member left while it was being sent.
            db.Entry(message).State = EntityState.Detached;
        }

        return fault != Fault.Server;
    }

    private async Task Rest(Round round, Task next, CancellationToken cancel)
    {
        try
        {
            switch (round)
            {
                case Round.Sent:
                    return;
                case Round.Nothing:
                    await next.WaitAsync(PollEvery, clock, cancel);
                    return;
                default:
                    // Not the signal: trying in vain would wake itself.
                    await Task.Delay(round == Round.ServerFailed ? ServerRest : PollEvery, clock, cancel);
                    return;
            }
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // Time to look again, or to stop.
        }
    }
}
