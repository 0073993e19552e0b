using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>Lets an administrator try a message again that was given up.</summary>
public sealed class RetryMail(PlatformDb db, AuditTrail audit, TimeProvider clock)
{
    public const string Action = "mail.retry";

    /// <returns>False when no message with this key was given up.</returns>
    public Task<bool> Retry(string key, Viewer by) => db.Transact(async () =>
    {
        if (!by.IsAdministrator || await db.Outbox.SingleOrDefaultAsync(m => m.Key == key && m.DeadAt != null) is not { } message)
            return false;
        var now = clock.UtcNow();
        message.TryAgain(now);
        audit.Record(by.MemberKey, Action, $"mail:{key}", "queued", now);
        return true;
    });
}
