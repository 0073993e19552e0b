using Platform.Web.Data;

namespace Platform.Web.Features.Audit;

/// <summary>Notes acts, with the transaction that does them, and the way they came in.</summary>
public sealed class AuditTrail(PlatformDb db, IHttpContextAccessor request)
{
    private string Origin => request.HttpContext?.Request.Path switch
    {
        null => "command",
        { } path => path.StartsWithSegments("/api") ? "api" : "web",
    };

    /// <param name="subject">Kind and key, like "post:a7k2m9".</param>
    public void Note(string? actorKey, string action, string subject, string result, DateTime at) =>
        db.AuditEntries.Add(new AuditEntry(actorKey, action, subject, result, Origin, at));
}
