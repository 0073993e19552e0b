using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>
/// Sends the mail in the outbox, on one node at a time. It wakes up at a local save and every five seconds. Each mail is sent at
/// least once: after a crash between sending and marking it is sent again with the same Message-ID.
/// </summary>
public sealed class SendMail(
    MailComposer composer, IServiceScopeFactory scopes, ChangeSignal signal, IOptions<MailOptions> options, TimeProvider clock, ILogger<SendMail> logger)
    : BackgroundService
{
    public const string LeaseName = "mail";

    /// <summary>Small, so that a new code does not wait long for its turn.</summary>
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

    /// <summary>Tries the mail that is due, one batch at most.</summary>
    public async Task<Round> SendDue(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var start = clock.UtcNow();
        // Checks first, so that an idle platform writes nothing, not even a lease.
        if (!await Due(db, start).AnyAsync(cancel))
            return Round.Nothing;
        if (!await Bulk.TakeLease(db, LeaseName, _node, start, start + Held))
            return Round.OtherNodeSends;
        try
        {
            await using var delivery = composer.StartRound();
            var forgets = false;
            foreach (var message in await Due(db, start).OrderBy(m => m.Lane).ThenBy(m => m.NextAttemptAt).Take(BatchSize).ToListAsync(cancel))
            {
                // Stops halfway the lease, because one delivery may take a minute and must end before the lease does.
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

    /// <returns>False when the server itself fails; then the rest is not tried now.</returns>
    private async Task<bool> Try(OutboxMessage message, IDelivery delivery, PlatformDb db, CancellationToken cancel)
    {
        Fault? fault = null;
        // The member may have left since this round began. Then the row is deleted, or its text has changed.
        await db.Entry(message).ReloadAsync(cancel);
        if (db.Entry(message).State == EntityState.Detached)
            return true;
        try
        {
            await delivery.Deliver(composer.Write(message), cancel);
            message.Sent(clock.UtcNow());
            if (message.ForgetBy is not null)
                db.Outbox.Remove(message);
        }
        catch (DeliveryFailed e)
        {
            fault = e.Fault;
            message.Note(e, clock.UtcNow(), options.Value.MaxAttempts);
            // The server's message often repeats the address, which must not appear in the log.
            logger.LogWarning("Mail {Key} was not sent ({Fault}, {Cause})", message.Key, fault, fault == Fault.Server ? e.Message : e.InnerException!.GetType().Name);
        }

        // Saves even while stopping, so that a sent message is marked as sent.
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The member left while this was being sent.
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
                    // Does not wait for the signal, because saving the failure raises it.
                    await Task.Delay(round == Round.ServerFailed ? ServerRest : PollEvery, clock, cancel);
                    return;
            }
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // It is time to look again or to stop.
        }
    }
}
