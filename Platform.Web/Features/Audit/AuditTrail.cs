using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Shared;

namespace Platform.Web.Features.Audit;

/// <summary>
/// The writer of the audit trail. It adds each act to the transaction that does it, with the origin, session and device of the request.
/// </summary>
public sealed class AuditTrail(PlatformDb db, IHttpContextAccessor request, TimeProvider clock)
{
    private HttpContext? Context => request.HttpContext;

    private string Origin => Context?.Request.Path switch
    {
        null => "command",
        { } path => path.StartsWithSegments("/api") ? "api" : "web",
    };

    /// <param name="subject">Kind and key, like "post:a7k2m9".</param>
    public void Record(string? actorKey, string action, string subject, string result, DateTime at) =>
        db.AuditEntries.Add(Entry(actorKey, action, subject, result, at, null));

    /// <summary>
    /// Counts an act that somebody can repeat without end: one row an hour, with how often it happened. Saves at once, because it is
    /// called where nothing else is saved.
    /// </summary>
    public async Task Count(string? actorKey, string action, string subject, string result)
    {
        var at = clock.UtcNow();
        var hour = string.Create(CultureInfo.InvariantCulture, $"{action}|{actorKey}|{subject}|{result}|{at:yyyyMMddHH}");
        var tally = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hour)));
        if (await AuditBulk.CountAudit(db, tally) > 0)
            return;
        var entry = db.AuditEntries.Add(Entry(actorKey, action, subject, result, at, tally));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (Conflicts.IsDuplicateKey(e))
        {
            entry.State = EntityState.Detached;
            await AuditBulk.CountAudit(db, tally);
        }
    }

    private AuditEntry Entry(string? actorKey, string action, string subject, string result, DateTime at, string? tally)
    {
        var device = Context is null ? null : Device.Of(Context.Request.Headers.UserAgent.ToString());
        // This part of the hash distinguishes sessions, but nobody can sign in with it.
        var session = Context?.User.FindFirstValue(MemberClaims.Session) is { } key
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..AuditEntry.SessionLength]
            : null;
        return new AuditEntry(actorKey, action, subject, result, Origin, at, device, session, tally);
    }
}
