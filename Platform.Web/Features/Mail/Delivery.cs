using MimeKit;

namespace Platform.Web.Features.Mail;

/// <summary>Takes messages to where they are delivered; disposed after a round.</summary>
public interface IDelivery : IAsyncDisposable
{
    /// <exception cref="DeliveryFailed">With what the other side said.</exception>
    Task Deliver(MimeMessage message, CancellationToken cancel);
}

public enum Fault
{
    /// <summary>This message, this time.</summary>
    Transient,

    /// <summary>This message, for good.</summary>
    Permanent,

    /// <summary>The server itself: no message is to blame.</summary>
    Server,
}

public sealed class DeliveryFailed(Fault fault, Exception cause) : Exception(cause.Message, cause)
{
    public Fault Fault => fault;
}
