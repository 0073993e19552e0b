using MimeKit;

namespace Platform.Web.Features.Mail;

/// <summary>Delivers messages to a mail server or a folder; disposed after each round.</summary>
public interface IDelivery : IAsyncDisposable
{
    /// <exception cref="DeliveryFailed">The delivery failed; carries the cause.</exception>
    Task Deliver(MimeMessage message, CancellationToken cancel);
}

public enum Fault
{
    /// <summary>This message cannot be delivered now.</summary>
    Transient,

    /// <summary>This message can never be delivered.</summary>
    Permanent,

    /// <summary>The server itself fails, so no message is at fault.</summary>
    Server,
}

public sealed class DeliveryFailed(Fault fault, Exception cause) : Exception(cause.Message, cause)
{
    public Fault Fault => fault;
}
