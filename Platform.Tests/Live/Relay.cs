using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Platform.Tests.Live;

/// <summary>
/// A relay between browsers and nodes that cuts, holds up or delays connections. It has one address for all nodes; a connection goes to the
/// next node that answers.
/// </summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<IReadOnlyList<Uri>> _nodes;
    private readonly bool _narrow;
    private readonly ConcurrentDictionary<Line, bool> _lines = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _accepting;
    private int _turn;

    /// <param name="narrow">Uses small buffers, so that a sender soon notices that nothing arrives.</param>
    public Relay(Func<IReadOnlyList<Uri>> nodes, bool narrow = false)
    {
        (_nodes, _narrow) = (nodes, narrow);
        _listener.Start(2000);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = Accept();
    }

    public Uri Address { get; }

    /// <summary>The maximum random delay of a packet. Packets of one connection keep their order.</summary>
    public TimeSpan Delay { get; set; }

    private long _heldUntil;

    public int Cuts { get; private set; }

    /// <summary>Lets nothing pass for a while, without closing connections.</summary>
    public void HoldUp(TimeSpan length) => _heldUntil = Environment.TickCount64 + (long)length.TotalMilliseconds;

    /// <summary>Breaks this share of the open connections, without a closing handshake.</summary>
    public void Cut(double share, Random random)
    {
        foreach (var line in _lines.Keys.Where(_ => random.NextDouble() < share))
        {
            line.Break();
            Cuts++;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        foreach (var line in _lines.Keys)
            line.Break();
        await _accepting;
        _closing.Dispose();
    }

    private async Task Accept()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                _ = Carry(await _listener.AcceptSocketAsync(_closing.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Carry(Socket browser)
    {
        browser.NoDelay = true;
        if (await Reach() is not { } node)
        {
            browser.Close(0);
            return;
        }

        var line = new Line(browser, node);
        _lines[line] = true;
        await Task.WhenAny(Pump(browser, node), Pump(node, browser));
        _lines.TryRemove(line, out _);
        line.Break();
    }

    private async Task<Socket?> Reach()
    {
        var nodes = _nodes();
        for (var tried = 0; tried < nodes.Count; tried++)
        {
            var node = nodes[(int)((uint)Interlocked.Increment(ref _turn) % nodes.Count)];
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            if (_narrow)
                socket.ReceiveBufferSize = 4096;
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, node.Port, _closing.Token);
                return socket;
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                socket.Dispose();
            }
        }

        return null;
    }

    private async Task Pump(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _closing.Token) is var count and > 0)
            {
                while (_heldUntil - Environment.TickCount64 is > 0 and var held)
                    await Task.Delay((int)held, _closing.Token);
                if (Delay > TimeSpan.Zero)
                    await Task.Delay(Delay * Random.Shared.NextDouble(), _closing.Token);
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _closing.Token);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut by this test or by a kill.
        }
    }

    private sealed record Line(Socket Browser, Socket Node)
    {
        public void Break()
        {
            // Without lingering, so that the other side gets a reset.
            Browser.Close(0);
            Node.Close(0);
        }
    }
}
