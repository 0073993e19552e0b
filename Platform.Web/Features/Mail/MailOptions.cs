namespace Platform.Web.Features.Mail;

public enum MailTls
{
    /// <summary>Wherever the server offers it; always when a password is sent.</summary>
    Auto,
    Always,
    Never,
}

/// <summary>How mail leaves. Without a host it is written to a folder.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    public MailTls UseTls { get; set; }

    /// <summary>Address of the sender. Needed with a host; without one "noreply@" the host of Platform:PublicUrl.</summary>
    public string? From { get; set; }

    public string FromName { get; set; } = "Platform O";

    /// <summary>Where mail is written without a host; by default "mail" in the data directory.</summary>
    public string? PickupDirectory { get; set; }

    /// <summary>How often a message is tried before an administrator has to look.</summary>
    public int MaxAttempts { get; set; } = 8;

    public bool HasServer => !string.IsNullOrWhiteSpace(Host);
}
