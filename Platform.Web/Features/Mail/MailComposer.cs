using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;
using Platform.Web.Shared;

namespace Platform.Web.Features.Mail;

/// <summary>Converts a row of the outbox to a message, and chooses how messages are delivered.</summary>
public sealed class MailComposer(IOptions<MailOptions> mail, IOptions<PlatformOptions> platform, PickupFolder pickup)
{
    public IDelivery StartRound() => mail.Value.HasServer
        ? new SmtpDelivery(mail.Value)
        : new PickupDelivery(pickup);

    /// <exception cref="DeliveryFailed">The address is not valid.</exception>
    public MimeMessage Write(OutboxMessage row)
    {
        if (!MailAddresses.IsOne(row.To))
            throw new DeliveryFailed(Fault.Permanent, new FormatException("This is no mail address."));
        var message = new MimeMessage
        {
            MessageId = row.MessageId,
            Date = new DateTimeOffset(row.CreatedAt),
            Subject = row.Subject,
            Body = new MultipartAlternative(Part(TextFormat.Plain, row.Text), Part(TextFormat.Html, row.Html)),
        };
        var from = mail.Value.From is { } address ? MailboxAddress.Parse(address).Address : $"noreply@{platform.Value.PublicUrl.Host}";
        message.From.Add(new MailboxAddress(mail.Value.FromName, from));
        message.To.Add(new MailboxAddress(row.ToName, row.To));
        if (row.ForgetBy is { } until)
            message.Headers.Add(PickupFolder.Until, DateUtils.FormatDate(new DateTimeOffset(until)));
        // Asks the reader's mail system not to answer with an "out of office".
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    private static TextPart Part(TextFormat format, string text) =>
        new(format) { Text = text, ContentTransferEncoding = ContentEncoding.QuotedPrintable };
}
