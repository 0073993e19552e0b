namespace Platform.Web.Features.Audit;

/// <summary>Who did what to what, from where, with what result (BIO 8.15.01). Append-only; holds no secrets.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public AuditEntry(string? actorKey, string action, string subject, string result, string origin, DateTime at)
    {
        ActorKey = actorKey;
        Action = action;
        Subject = subject;
        Result = result;
        Origin = origin;
        At = at;
    }

    public long Id { get; private set; }

    /// <summary>Member key, or null for the command line.</summary>
    public string? ActorKey { get; private set; }

    public string Action { get; private set; } = "";

    /// <summary>Kind and key, like "post:a7k2m9".</summary>
    public string Subject { get; private set; } = "";

    public string Result { get; private set; } = "";

    /// <summary>"web", "api" or "command".</summary>
    public string Origin { get; private set; } = "";

    public DateTime At { get; private set; }
}
