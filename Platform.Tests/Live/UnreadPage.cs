using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Tests.Live;

/// <summary>
/// A page that sends requests and reads nothing: a phone without network, or an attacker. It uses plain sockets, because a library would
/// read what arrives and so empty the network's buffer.
/// </summary>
internal sealed class UnreadPage : IDisposable
{
    private const char EndOfMessage = '\u001e';

    private readonly TcpClient _tcp;
    private readonly NetworkStream _stream;

    private UnreadPage(TcpClient tcp) => (_tcp, _stream) = (tcp, tcp.GetStream());

    /// <param name="hub">"/hubs/threads" or "/hubs/rounds".</param>
    /// <param name="cookie">The Cookie header as a browser would send it; null for a visitor.</param>
    public static async Task<UnreadPage> Open(Uri address, string hub, string? cookie = null)
    {
        var tcp = new TcpClient { ReceiveBufferSize = 4096, NoDelay = true };
        await tcp.ConnectAsync(address.Host, address.Port);
        var page = new UnreadPage(tcp);
        var request = $"GET {hub} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
            $"Sec-WebSocket-Key: {Convert.ToBase64String(RandomNumberGenerator.GetBytes(16))}\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n";
        await page._stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        var answer = new byte[512];
        var read = await page._stream.ReadAsync(answer);
        Assert.StartsWith("HTTP/1.1 101", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
        await page.Send("{\"protocol\":\"json\",\"version\":1}");
        return page;
    }

    public Task Invoke(string method, string arguments) =>
        Send($"{{\"type\":1,\"invocationId\":\"{Guid.NewGuid():N}\",\"target\":\"{method}\",\"arguments\":{arguments}}}");

    /// <summary>Returns whether the server closed the connection within this time. Reads nothing.</summary>
    public async Task<bool> IsDropped(TimeSpan within)
    {
        var until = Environment.TickCount64 + (long)within.TotalMilliseconds;
        while (Environment.TickCount64 < until)
        {
            try
            {
                // Writing to a connection that was reset fails, even when there is unread data.
                await Send("{\"type\":6}");
            }
            catch (IOException)
            {
                return true;
            }

            await Task.Delay(100);
        }

        return false;
    }

    public void Dispose() => _tcp.Dispose();

    private async Task Send(string message)
    {
        var payload = Encoding.UTF8.GetBytes(message + EndOfMessage);
        var frame = new List<byte> { 0x81 };
        if (payload.Length < 126)
            frame.Add((byte)(0x80 | payload.Length));
        else
            frame.AddRange([0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length]);
        // A client must mask its data; a mask of zeros leaves it unchanged.
        frame.AddRange([0, 0, 0, 0, .. payload]);
        await _stream.WriteAsync(frame.ToArray());
    }
}
