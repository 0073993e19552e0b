using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Platform.Tests.Support;

public sealed record SunkMail(string To, MimeMessage Message)
{
    public string Text => Message.TextBody!.ReplaceLineEndings("\n");

    public string Html => Message.HtmlBody!;
}

/// <summary>A mail server on loopback that stores messages, and refuses or disconnects as the test requires.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<SunkMail> _mail = new();
    private readonly Task _accepting;
    private int _connections;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections;

    /// <summary>Answers by recipient, like "550 5.1.1 unknown".</summary>
    public ConcurrentDictionary<string, string> Refuses { get; } = new();

    /// <summary>Recipients for whose message the connection is closed after it was received and before it was confirmed.</summary>
    public ConcurrentDictionary<string, bool> HangsUpOn { get; } = new();

    public IReadOnlyList<SunkMail> To(string address) => [.. _mail.Where(m => m.To == address)];

    /// <summary>Waits until there are this many messages to the address, and returns the last of them.</summary>
    public async Task<SunkMail> Next(string address, int count = 1, double seconds = 20)
    {
        for (var until = Environment.TickCount64 + (seconds * 1000); To(address).Count < count; await Task.Delay(20))
            Assert.True(Environment.TickCount64 < until, $"No mail {count} to {address} within {seconds} s.");
        return To(address)[count - 1];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            var to = "";
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var word = line.Split(' ')[0].ToUpperInvariant();
                if (line.StartsWith("RCPT TO:<", StringComparison.OrdinalIgnoreCase))
                    to = line[9..line.IndexOf('>', StringComparison.Ordinal)];
                if (word == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var message = await Read(reader);
                    if (HangsUpOn.ContainsKey(to))
                        return;
                    _mail.Enqueue(new SunkMail(to, message));
                }

                await writer.WriteLineAsync(word switch
                {
                    "EHLO" => "250-sink\r\n250 8BITMIME",
                    "RCPT" => Refuses.GetValueOrDefault(to, "250 ok"),
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                });
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side disconnected, or the test ended.
        }
    }

    private static async Task<MimeMessage> Read(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(text.ToString())));
    }
}
