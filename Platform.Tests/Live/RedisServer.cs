using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Platform.Tests.Live;

/// <summary>A real Redis without storage on disk, started and stopped by the test. Tests skip where it is not installed.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly int _port = FreePort();
    private Process _process;

    private RedisServer() => _process = Begin();

    public static string? WhyAbsent { get; } = File.Exists("/usr/bin/redis-server") ? null : "No redis-server; tools.sh installs it";

    public string Address => $"127.0.0.1:{_port},connectTimeout=1000";

    public static async Task<RedisServer> Start()
    {
        var redis = new RedisServer();
        await redis.Answers();
        return redis;
    }

    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public Task Restart()
    {
        _process.Dispose();
        _process = Begin();
        return Answers();
    }

    public Task Flush() => Say("FLUSHALL\r\n");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }

    private Process Begin() => Process.Start(new ProcessStartInfo(
        "/usr/bin/redis-server", ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
    { RedirectStandardOutput = true })!;

    private async Task Answers()
    {
        for (var tried = 0; ; tried++)
        {
            try
            {
                await Say("PING\r\n");
                return;
            }
            catch (SocketException) when (tried < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task Say(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _port);
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(command));
        Assert.True(await client.GetStream().ReadAsync(new byte[64]) > 0);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

public sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() => Skip = RedisServer.WhyAbsent;
}
