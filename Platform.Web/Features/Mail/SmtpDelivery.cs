using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Platform.Web.Features.Mail;

/// <summary>Delivers messages to a mail server, over one connection while that works.</summary>
public sealed class SmtpDelivery(MailOptions options) : IDelivery
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SmtpClient _server = new() { Timeout = (int)Patience.TotalMilliseconds };

    public async Task Deliver(MimeMessage message, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(2 * Patience);
        try
        {
            await Connect(limit.Token);
            await Send(message, limit.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new DeliveryFailed(Fault.Server, new TimeoutException("The mail server did not answer in time.", e));
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_server.IsConnected)
                await _server.DisconnectAsync(quit: true);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            // The connection is closed already.
        }

        _server.Dispose();
    }

    private async Task Connect(CancellationToken cancel)
    {
        if (_server.IsConnected)
            return;
        try
        {
            await _server.ConnectAsync(options.Host!, options.Port, Security(), cancel);
            if (options.User is { } user)
                await _server.AuthenticateAsync(user, options.Password!, cancel);
        }
        catch (Exception e) when (IsOfConnection(e) || e is AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            throw new DeliveryFailed(Fault.Server, e);
        }
    }

    private async Task Send(MimeMessage message, CancellationToken cancel)
    {
        try
        {
            await _server.SendAsync(message, cancel);
        }
        catch (SmtpCommandException e)
        {
            var fault = e.ErrorCode is not (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted) ? Fault.Server
                : (int)e.StatusCode >= 500 ? Fault.Permanent
                : Fault.Transient;
            throw new DeliveryFailed(fault, e);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            // This message may be the cause, so it counts as an attempt. The next attempt opens a new connection.
            throw new DeliveryFailed(Fault.Transient, e);
        }
    }

    private SecureSocketOptions Security() => options switch
    {
        { UseTls: MailTls.Never } => SecureSocketOptions.None,
        { Port: 465 } => SecureSocketOptions.SslOnConnect,
        { UseTls: MailTls.Auto, User: null } => SecureSocketOptions.StartTlsWhenAvailable,
        _ => SecureSocketOptions.StartTls,
    };

    private static bool IsOfConnection(Exception e) =>
        e is SocketException or IOException or ProtocolException or CommandException or ServiceNotConnectedException or TimeoutException;
}
