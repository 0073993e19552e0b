using Microsoft.Extensions.Options;
using Platform.Web.Shared;
using StackExchange.Redis;

namespace Platform.Web.Nodes;

/// <summary>
/// Sends messages between the nodes of one site over Redis. Only nodes that listen receive them; nothing is stored. Nodes must not depend
/// on a message: without Redis they find changes by polling, only later.
/// </summary>
public sealed class NodeMessenger : BackgroundService
{
    private readonly string? _address;
    private readonly TimeProvider _clock;
    private readonly ILogger<NodeMessenger> _logger;
    private readonly List<(RedisChannel Channel, Action<string, string> Heard)> _listeners = [];
    private ConnectionMultiplexer? _redis;
    private int _away;

    public NodeMessenger(IOptions<PlatformOptions> options, TimeProvider clock, ILogger<NodeMessenger> logger)
    {
        _address = options.Value.Redis;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>The id of this node among the others, new at each start.</summary>
    public string Me { get; } = ShortKey.New();

    /// <summary>True when Redis is configured, so that several nodes may serve the site.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(_address);

    public bool IsConnected => _redis is { IsConnected: true };

    /// <summary>Raised when the connection is made or restored. Messages sent in the meantime were missed.</summary>
    public event Action? Connected;

    public static ConfigurationOptions Read(string address)
    {
        var options = ConfigurationOptions.Parse(address);
        options.AbortOnConnectFail = false;
        options.ClientName ??= "platform-o";
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(1000);
        // A keep-alive every 5 seconds shows a lost connection within seconds; the default takes a minute.
        options.KeepAlive = 5;
        return options;
    }

    /// <summary>
    /// Registers a listener; call it before the start. <paramref name="heard"/> receives the id of the sending node and the message, and
    /// must not block.
    /// </summary>
    public void Subscribe(string channel, Action<string, string> heard) => _listeners.Add((Of(channel), heard));

    /// <summary>Sends a message to all other nodes that listen. Never waits and never fails.</summary>
    public void Publish(string channel, string message)
    {
        if (_redis is not { IsConnected: true } redis)
            return;
        try
        {
            redis.GetSubscriber().Publish(Of(channel), $"{Me} {message}", CommandFlags.FireAndForget);
        }
        catch (RedisException)
        {
            // Redis was disconnected just now; the event ConnectionFailed reports it.
        }
        catch (ObjectDisposedException)
        {
            // Stopping.
        }
    }

    public override void Dispose()
    {
        _redis?.Dispose();
        base.Dispose();
    }

    /// <summary>Connects in the background, so that a start does not wait for Redis.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (IsConfigured && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                var redis = await ConnectionMultiplexer.ConnectAsync(Read(_address!));
                redis.ConnectionFailed += (_, e) => Away(e.Exception);
                redis.ConnectionRestored += (_, _) => Back();
                foreach (var (channel, heard) in _listeners)
                    await redis.GetSubscriber().SubscribeAsync(channel, (_, said) => Hear(said, heard));
                _redis = redis;
                if (redis.IsConnected)
                    Back();
                else
                    Away(null);
                return;
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                Away(e);
                await Task.Delay(TimeSpan.FromSeconds(1), _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Hear(RedisValue said, Action<string, string> heard)
    {
        var line = said.ToString();
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && line[..space] != Me)
            heard(line[..space], line[(space + 1)..]);
    }

    private void Away(Exception? e)
    {
        if (Interlocked.Exchange(ref _away, 1) == 0)
            _logger.LogWarning(e, "Redis cannot be reached; this node looks for itself what the others did, once a second");
    }

    private void Back()
    {
        if (_redis is not { IsConnected: true })
            return;
        if (Interlocked.Exchange(ref _away, 0) == 1)
            _logger.LogInformation("Redis can be reached again");
        Connected?.Invoke();
    }

    private static RedisChannel Of(string channel) => RedisChannel.Literal($"platform-o:{channel}");
}
