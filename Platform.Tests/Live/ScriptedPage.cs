using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Platform.Tests.Live;

/// <summary>An open page with a thread: does what the script of the page does, so the same protocol holds for both.</summary>
public sealed class ScriptedPage : IAsyncDisposable
{
    private const int HoldFor = 500;
    private const int PollEvery = 5000;
    private const int AnswerWithin = 3000;

    private readonly Uri _address;
    private readonly string _thread;
    private readonly HttpClient _http;
    private readonly HubConnection _hub;
    private readonly Random _random;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, JsonElement> _early = [];
    private readonly List<JsonElement> _slept = [];
    private readonly CancellationTokenSource _leaving = new();
    private Dictionary<string, (long Number, string Post)> _posts = [];
    private (long Number, string Text) _state;
    private long _sequence;
    private bool _holding;
    private bool _asking;
    private bool _askAgain;
    private bool _connecting;

    public ScriptedPage(Uri address, string thread, string? cookie, int seed, HttpTransportType transports = HttpTransportType.WebSockets)
    {
        (_address, _thread, _random) = (address, thread, new Random(seed));
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        if (cookie is not null)
            _http.DefaultRequestHeaders.Add("Cookie", cookie);
        _hub = new HubConnectionBuilder()
            .WithUrl(new Uri(address, "/hubs/threads"), http =>
            {
                http.Transports = transports;
                // Without negotiation it matters not which node takes the connection.
                http.SkipNegotiation = transports == HttpTransportType.WebSockets;
                if (cookie is not null)
                    http.Headers["Cookie"] = cookie;
            })
            .WithAutomaticReconnect(new Soon(_random))
            .Build();
        _hub.On<JsonElement>("Changed", change => Heard(change));
        _hub.On<string, long>("Head", (of, head) =>
        {
            if (of == thread && head > _sequence && !IsAsleep)
                _ = Later(() => head > _sequence);
        });
        _hub.Reconnected += async _ =>
        {
            if (!await Try(Join))
                await _hub!.StopAsync();
        };
        _hub.Closed += error =>
        {
            _ = Connect();
            return Task.CompletedTask;
        };
    }

    /// <summary>The server said this thread is not, or not any more, for this reader.</summary>
    public bool IsGone { get; private set; }

    public bool IsAsleep { get; private set; }

    public bool IsLive => _hub.State == HubConnectionState.Connected;

    public long Sequence => Volatile.Read(ref _sequence);

    /// <summary>How often it had to ask for what it missed, and to begin anew.</summary>
    public int CatchUps { get; private set; }

    public int Anew { get; private set; }

    /// <summary>Called with each step that is shown, in its order.</summary>
    public Action<JsonElement>? Shown { get; set; }

    /// <summary>Each event as it came, before anything is done with it.</summary>
    public Action<string>? Came { get; set; }

    public async Task Open()
    {
        await ReadAnew();
        await Connect();
    }

    public async Task CutOff()
    {
        _connecting = true;
        await _hub.StopAsync();
        _connecting = false;
    }

    /// <summary>A tab that sleeps runs no script: what comes is queued, and nothing is answered.</summary>
    public void Sleep() => IsAsleep = true;

    public async Task Wake()
    {
        List<JsonElement> slept;
        lock (_lock)
        {
            IsAsleep = false;
            slept = [.. _slept];
            _slept.Clear();
        }

        slept.ForEach(Receive);
        if (IsLive && await Try(() => Join().WaitAsync(TimeSpan.FromMilliseconds(AnswerWithin))))
            return;
        await CatchUp();
        await _hub.StopAsync();
        await Connect();
    }

    /// <summary>What the page shows: each post with all its fields, by its place; last, what is said of the thread itself.</summary>
    public IReadOnlyList<string> Content
    {
        get
        {
            lock (_lock)
                return Ordered(_posts, _state.Text);
        }
    }

    /// <summary>The thread as the server has it for this reader now.</summary>
    public async Task<IReadOnlyList<string>> Fresh()
    {
        var (posts, state, _) = await Read();
        return Ordered(posts, state.Text);
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _hub.DisposeAsync();
        _http.Dispose();
    }

    // --- the order of things -----------------------------------------------------------------------------------------

    private void Heard(JsonElement change)
    {
        Came?.Invoke(change.GetRawText());
        if (change.GetProperty("thread").GetString() != _thread)
            return;
        lock (_lock)
        {
            if (IsAsleep)
            {
                _slept.Add(change);
                return;
            }
        }

        Receive(change);
    }

    private void Receive(JsonElement change)
    {
        lock (_lock)
        {
            var number = change.GetProperty("sequence").GetInt64();
            if (number <= _sequence)
                return;
            _early[number] = change;
            Drain();
            if (_early.Count > 0 && !_holding)
            {
                _holding = true;
                _ = Later(() =>
                {
                    lock (_lock)
                    {
                        _holding = false;
                        return _early.Count > 0;
                    }
                });
            }
        }
    }

    private void Drain()
    {
        while (_early.Count > 0 && _early.First() is var (number, change) && number <= _sequence + 1)
        {
            _early.Remove(number);
            if (number <= _sequence)
                continue;
            _sequence = number;
            Show(_posts, ref _state, change);
            Shown?.Invoke(change);
        }
    }

    /// <summary>True when there is more than the answer held.</summary>
    private bool Take(JsonElement missed)
    {
        lock (_lock)
        {
            foreach (var change in missed.GetProperty("changes").EnumerateArray())
            {
                Show(_posts, ref _state, change);
                Shown?.Invoke(change);
            }

            _sequence = Math.Max(_sequence, missed.GetProperty("sequence").GetInt64());
            Drain();
        }

        return missed.GetProperty("more").GetBoolean();
    }

    /// <summary>Somebody far behind reads on, or begins anew, as people do.</summary>
    private Task GoOn()
    {
        bool anew;
        lock (_lock)
            anew = _random.Next(2) == 0;
        return anew ? Try(ReadAnew) : CatchUp();
    }

    private async Task CatchUp()
    {
        lock (_lock)
        {
            _askAgain = _asking;
            if (_asking)
                return;
            _asking = true;
            CatchUps++;
        }

        try
        {
            bool more;
            do
            {
                _askAgain = false;
                using var answer = await _http.GetAsync($"/threads/{_thread}/changes?after={Sequence}", _leaving.Token);
                if (answer.StatusCode == System.Net.HttpStatusCode.NotFound)
                {
                    await Close();
                    return;
                }

                more = answer.IsSuccessStatusCode && Take(await Json(answer));
            }
            while (more || _askAgain);
        }
        catch (Exception e) when (IsOfTheRoad(e))
        {
            // No network now; the next event, poll or reconnect asks again.
        }
        finally
        {
            _asking = false;
        }
    }

    private async Task ReadAnew()
    {
        Anew++;
        var (posts, state, sequence) = await Read();
        lock (_lock)
        {
            // A page that is loaded again knows only what it was loaded with.
            (_posts, _state, _sequence) = (posts, state, sequence);
            Drain();
        }
    }

    private async Task<(Dictionary<string, (long, string)> Posts, (long, string Text) State, long Sequence)> Read()
    {
        Dictionary<string, (long, string)> posts = [];
        (long, string Text) state = default;
        long sequence = 0;
        for (var more = true; more;)
        {
            using var answer = await _http.GetAsync($"/threads/{_thread}/changes?after={sequence}", _leaving.Token);
            var part = await Json(answer.EnsureSuccessStatusCode());
            foreach (var change in part.GetProperty("changes").EnumerateArray())
                Show(posts, ref state, change);
            (sequence, more) = (part.GetProperty("sequence").GetInt64(), part.GetProperty("more").GetBoolean());
        }

        return (posts, state, sequence);
    }

    private static void Show(Dictionary<string, (long Number, string Post)> posts, ref (long Number, string Text) state, JsonElement change)
    {
        var number = change.GetProperty("sequence").GetInt64();
        if (change.TryGetProperty("post", out var post) && post.ValueKind == JsonValueKind.Object)
        {
            var key = post.GetProperty("key").GetString()!;
            if (!posts.TryGetValue(key, out var known) || known.Number <= number)
                posts[key] = (number, Plain(post));
        }

        if (change.TryGetProperty("state", out var now) && now.ValueKind == JsonValueKind.Object && state.Number <= number)
            state = (number, Plain(now));
    }

    // --- the connection ----------------------------------------------------------------------------------------------

    private async Task Connect()
    {
        lock (_lock)
        {
            if (_connecting)
                return;
            _connecting = true;
        }

        var polled = Environment.TickCount64;
        while (!IsGone && !_leaving.IsCancellationRequested)
        {
            if (_hub.State == HubConnectionState.Disconnected && await Try(() => _hub.StartAsync(_leaving.Token)) && await Try(Join))
                break;
            if (IsLive)
                await Try(() => _hub.StopAsync());
            await Try(() => Task.Delay(Pause(), _leaving.Token));
            if (Environment.TickCount64 - polled > PollEvery && !IsAsleep)
            {
                polled = Environment.TickCount64;
                await CatchUp();
            }
        }

        _connecting = false;
        // It may have been closed between the join and here.
        if (_hub.State == HubConnectionState.Disconnected && !IsGone && !_leaving.IsCancellationRequested)
            _ = Connect();
    }

    private async Task Join()
    {
        var missed = await _hub.InvokeAsync<JsonElement>("Join", _thread, Sequence, _leaving.Token);
        if (missed.ValueKind != JsonValueKind.Object)
            await Close();
        else if (Take(missed))
            await GoOn();
    }

    private Task Close()
    {
        IsGone = true;
        return Try(() => _hub.StopAsync());
    }

    private async Task Later(Func<bool> still)
    {
        await Task.Delay(HoldFor);
        if (still() && !IsAsleep)
            await CatchUp();
    }

    private int Pause()
    {
        lock (_lock)
            return _random.Next(100, 700);
    }

    private static async Task<bool> Try(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception e) when (IsOfTheRoad(e))
        {
            return false;
        }
    }

    private static bool IsOfTheRoad(Exception e) =>
        e is HttpRequestException or OperationCanceledException or IOException or InvalidOperationException or TimeoutException
            or System.Net.WebSockets.WebSocketException or HubException or ObjectDisposedException or System.Net.Sockets.SocketException;

    private static async Task<JsonElement> Json(HttpResponseMessage answer) => JsonElement.Parse(await answer.Content.ReadAsStringAsync());

    // --- what is compared --------------------------------------------------------------------------------------------

    private static readonly ConcurrentDictionary<string, string> Texts = [];

    /// <summary>The same thing said twice is the same text, however a serializer writes letters and empty fields; kept once for all pages.</summary>
    private static string Plain(JsonElement element) => Texts.GetOrAdd(element.GetRawText(), raw =>
    {
        var node = JsonNode.Parse(raw)!;
        DropEmpty(node);
        return node.ToJsonString();
    });

    private static void DropEmpty(JsonNode node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>())
                DropEmpty(item);
        }
        else if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                if (value is null)
                    fields.Remove(name);
                else
                    DropEmpty(value);
            }
        }
    }

    private static List<string> Ordered(Dictionary<string, (long Number, string Post)> posts, string? state) =>
        [.. posts.Values.Select(p => (Place: JsonNode.Parse(p.Post)!["place"]!.GetValue<long>(), p.Number, p.Post))
            .OrderBy(p => p.Place).Select(p => $"{p.Number} {p.Post}"), .. state is null ? [] : new[] { state }];

    private sealed class Soon(Random random) : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext retryContext)
        {
            lock (random)
                return TimeSpan.FromMilliseconds(random.Next(50, 600));
        }
    }
}
