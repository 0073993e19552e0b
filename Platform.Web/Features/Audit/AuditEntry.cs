namespace Platform.Web.Features.Audit;

/// <summary>
/// A record of who did what to which subject, from where and with what result (BIO 8.15.01). Rows are only added, except for the count
/// of repeated acts. They contain no secrets.
/// </summary>
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

    /// <summary>Browser and system, in words; null for the command line.</summary>
    public string? Device { get; private set; }

    /// <summary>Part of a hash of the session's key, the same in all rows of one session; null without a session.</summary>
    public string? Session { get; private set; }

    /// <summary>When it happened; for a counted act, when it first happened in its hour.</summary>
    public DateTime At { get; private set; }

    /// <summary>How often a counted act happened in its hour; 1 for other acts.</summary>
    public int Times { get; private set; } = 1;

    /// <summary>A hash of action, actor, subject, result and hour of a counted act; null for an act that has a row each time.</summary>
    public string? Tally { get; private set; }
}
