using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Platform.Benchmarks.Live;

/// <summary>
/// Browsers that request one page repeatedly on open connections, each time as the next of several people. They use plain sockets, because a client library would be slower than the
/// server.
/// </summary>
internal sealed class Clients(Uri server, string path, IReadOnlyList<string?> cookies, int connections = 16)
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray(), LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    private readonly byte[][] _requests = [.. cookies.Select(cookie =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n"))];
    private int _asked;

    /// <returns>Answers per second.</returns>
    public async Task<double> Measure(TimeSpan during)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Ask(start, during)));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<int> Ask(long start, TimeSpan during)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        var buffer = new byte[256 * 1024];
        var answers = 0;
        for (; Stopwatch.GetElapsedTime(start) < during; answers++)
        {
            await socket.SendAsync(_requests[Interlocked.Increment(ref _asked) % _requests.Length]);
            await Answer(socket, buffer);
        }
        return answers;
    }

    private static async Task Answer(Socket socket, byte[] buffer)
    {
        var (length, head, total) = (0, -1, -1);
        while (total < 0 || length < total)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0) throw new InvalidOperationException("The server closed the connection.");
            length += read;
            if (head < 0 && (head = buffer.AsSpan(0, length).IndexOf(EndOfHead)) >= 0)
            {
                var text = Encoding.ASCII.GetString(buffer, 0, head);
                if (!text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)) throw new InvalidOperationException(text);
                if (Length(text) is { } content) total = head + EndOfHead.Length + content;
            }
            // The answer is chunked; the last chunk is empty.
            if (head >= 0 && total < 0 && buffer.AsSpan(0, length).EndsWith(LastChunk)) total = length;
        }
    }

    private static int? Length(string head)
    {
        const string Name = "content-length:";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : int.Parse(head.AsSpan(at + Name.Length, head.AsSpan(at).IndexOfAny('\r', '\n') is var end and >= 0 ? end - Name.Length : head.Length - at - Name.Length), System.Globalization.CultureInfo.InvariantCulture);
    }
}
