namespace Platform.Web.Features.Audit;

/// <summary>Who did what to what, from where, with what result (BIO 8.15.01). Append-only, but for the count of what is repeated; holds no secrets.</summary>
public sealed class AuditEntry
{
    public const int SessionLength = 12;

    private AuditEntry()
    {
    }

    public AuditEntry(string? actorKey, string action, string subject, string result, string origin, DateTime at, string? device = null, string? session = null, string? tally = null)
    {
        ActorKey = actorKey;
        Action = action;
        Subject = subject;
        Result = result;
        Origin = origin;
        At = at;
        Device = device;
        Session = session;
        Tally = tally;
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

    /// <summary>Browser and system, in words.</summary>
    public string? Device { get; private set; }

    /// <summary>Part of a hash of the session's key: the same in all rows of one session.</summary>
    public string? Session { get; private set; }

    /// <summary>When it happened; the first time where it is counted.</summary>
    public DateTime At { get; private set; }

    /// <summary>How often it happened in its hour.</summary>
    public int Times { get; private set; } = 1;

    /// <summary>A hash of all but the time, and of the hour. Null for what has a row each time.</summary>
    public string? Tally { get; private set; }
}
