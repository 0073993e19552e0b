namespace Platform.Web.Features.Mail;

public enum MailTls
{
    /// <summary>TLS when the server offers it; required when a password is sent.</summary>
    Auto,
    Always,
    Never,
}

/// <summary>Options of mail. Without a host, mail is written to a folder.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    public MailTls UseTls { get; set; }

    /// <summary>
    /// Address of the sender. Required with a host. Without one it defaults to "noreply@" with the host of Platform:PublicUrl.
    /// </summary>
    public string? From { get; set; }

    public string FromName { get; set; } = "Platform O";

    /// <summary>The folder for mail without a host; by default "mail" in the data directory.</summary>
    public string? PickupDirectory { get; set; }

    /// <summary>How often a message is tried before it is given up and shown to an administrator.</summary>
    public int MaxAttempts { get; set; } = 8;

    public bool HasServer => !string.IsNullOrWhiteSpace(Host);
}
