using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace Platform.Benchmarks.Live;

/// <summary>
/// Open pages: each is a WebSocket with only the hub protocol, so that the load stays light. Records when each page received the expected
/// change.
/// </summary>
internal sealed class Viewers : IAsyncDisposable
{
    private const byte End = 0x1e;

    private readonly List<ClientWebSocket> _sockets = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _hub;
    private readonly string? _thread;
    private long[] _heard = [];
    private int _waiting;
    private TaskCompletionSource _all = new();

    /// <param name="thread">The thread to join; null when there is nothing to join.</param>
    public Viewers(Server server, string hub, string? thread)
    {
        _hub = new UriBuilder(server.Http.BaseAddress!) { Scheme = "ws", Path = hub }.Uri;
        _thread = thread;
        _ = Ping();
    }

    /// <summary>Receives each message of the first viewer; null when nobody listens.</summary>
    public Action<ReadOnlyMemory<byte>>? Heard { get; set; }

    public async Task Grow(int count)
    {
        while (_sockets.Count < count)
        {
            var socket = new ClientWebSocket();
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            await socket.ConnectAsync(_hub, _stop.Token);
            await Send(socket, """{"protocol":"json","version":1}""");
            await Hear(socket, 1);
            if (_thread is not null)
            {
                await Send(socket, $$"""{"type":1,"target":"Join","invocationId":"1","arguments":["{{_thread}}",1000000000]}""");
                await Hear(socket, 1, "\"invocationId\":\"1\"");
            }
            var number = _sockets.Count;
            _sockets.Add(socket);
            _ = Follow(socket, number);
        }
    }

    /// <summary>
    /// Waits until every viewer received a change. Call it before the change; <paramref name="heard"/> receives a moment for each viewer.
    /// </summary>
    public Task WaitForAll(long[] heard)
    {
        _heard = heard;
        _waiting = _sockets.Count;
        _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _all.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var socket in _sockets) socket.Dispose();
        _stop.Dispose();
    }

    private async Task Follow(ClientWebSocket socket, int number)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var isChange = false;
                ValueWebSocketReceiveResult part;
                var length = 0;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), _stop.Token);
                    length += part.Count;
                    if (length == buffer.Length) Array.Resize(ref buffer, length * 2);
                }
                while (!part.EndOfMessage);
                isChange = buffer.AsSpan(0, length).IndexOf("\"Changed\""u8) >= 0;
                if (!isChange) continue;
                if (number == 0) Heard?.Invoke(buffer.AsMemory(0, length));
                if (Volatile.Read(ref _waiting) <= 0 || _heard[number] != 0) continue;
                _heard[number] = Stopwatch.GetTimestamp();
                if (Interlocked.Decrement(ref _waiting) == 0) _all.TrySetResult();
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The measurement has ended.
        }
        catch (WebSocketException e)
        {
            Console.Error.WriteLine($"A viewer lost its connection: {e.Message}");
        }
    }

    private static async Task Hear(ClientWebSocket socket, int messages, string holds = "")
    {
        var buffer = new byte[256 * 1024];
        for (var heard = 0; heard < messages;)
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            var text = Encoding.UTF8.GetString(buffer, 0, part.Count);
            if (part.EndOfMessage && text.Contains(holds, StringComparison.Ordinal)) heard++;
        }
    }

    /// <summary>Sends a ping every ten seconds, because a hub disconnects a client that is silent for thirty seconds.</summary>
    private async Task Ping()
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
            while (await timer.WaitForNextTickAsync(_stop.Token))
                foreach (var socket in _sockets.ToArray())
                    await Send(socket, """{"type":6}""");
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The measurement has ended.
        }
    }

    private Task Send(ClientWebSocket socket, string message) =>
        socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(message), End], WebSocketMessageType.Text, true, _stop.Token);
}
