using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Features.Mail;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Mail;

/// <summary>An application that sends its mail to a mail server, and in which everybody's replies appear at once.</summary>
public sealed class MailApp : PlatformApp
{
    /// <summary>What is due only then is left alone by the application's own sender, and is for <see cref="Sender"/> to send.</summary>
    public static readonly DateTime Later = new(2060, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    public SmtpSink Sink { get; } = new();

    public override Task InitializeAsync()
    {
        Settings["Mail:Host"] = "127.0.0.1";
        Settings["Mail:Port"] = Sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Settings["Mail:UseTls"] = "Never";
        Settings["Mail:From"] = "platform@example.org";
        Settings["Mail:MaxAttempts"] = "3";
        Settings["Platform:PublicUrl"] = "https://forum.example.org";
        Settings["Moderation:ApprovedBeforeTrust"] = "0";
        return base.InitializeAsync();
    }

    /// <summary>The sender of another node, at a time of its own.</summary>
    public SendMail Sender(TimeProvider clock) => ActivatorUtilities.CreateInstance<SendMail>(Services, clock);

    /// <summary>A message that is due at <see cref="Later"/>.</summary>
    public Task<OutboxMessage> Post(string to, DateTime? at = null, MailLane lane = MailLane.Other) => Scope(async db =>
    {
        var key = ShortKey.New();
        var message = new OutboxMessage(key, $"<{key}@forum.example.org>", to, "Iemand", "Een onderwerp", "Een tekst.", "<p>Een tekst.</p>", at ?? Later, lane);
        db.Outbox.Add(message);
        await db.SaveChangesAsync();
        return message;
    });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Sink.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
