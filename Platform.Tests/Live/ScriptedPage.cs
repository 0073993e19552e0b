using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Platform.Tests.Live;

/// <summary>An open page with a thread. It does what the script of the page does, so that both follow the same protocol.</summary>
public sealed partial class ScriptedPage : IAsyncDisposable
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
    private ShownThread _shown = new();
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
                // Without negotiation any node may take the connection.
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

    /// <summary>True when the server answered that this reader may not see the thread, or not any more.</summary>
    public bool IsGone { get; private set; }

    public bool IsAsleep { get; private set; }

    public bool IsLive => _hub.State == HubConnectionState.Connected;

    public long Sequence => Volatile.Read(ref _sequence);

    /// <summary>How often the page asked for what it missed.</summary>
    public int CatchUps { get; private set; }

    public int Anew { get; private set; }

    /// <summary>Receives each event as it came, before it is processed.</summary>
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

    /// <summary>Puts the page to sleep. It then runs no script: events are queued, and nothing is answered.</summary>
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

    /// <summary>What the page shows: each post with all its fields, by place, and finally the state of the thread.</summary>
    public IReadOnlyList<string> Content
    {
        get
        {
            lock (_lock)
                return _shown.Content;
        }
    }

    /// <summary>Returns the thread as the server has it now for this reader.</summary>
    public async Task<IReadOnlyList<string>> Fresh() => (await Read()).Shown.Content;

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _hub.DisposeAsync();
        _http.Dispose();
    }

    // --- order of events ---------------------------------------------------------------------------------------------

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
            _shown.Show(change);
        }
    }

    /// <summary>Applies an answer. Returns true when there is more than it contained.</summary>
    private bool Take(JsonElement missed)
    {
        lock (_lock)
        {
            foreach (var change in missed.GetProperty("changes").EnumerateArray())
                _shown.Show(change);
            _sequence = Math.Max(_sequence, missed.GetProperty("sequence").GetInt64());
            Drain();
        }

        return missed.GetProperty("more").GetBoolean();
    }

    /// <summary>A page that is far behind reads on or starts again, at random, as readers do.</summary>
    private async Task GoOn()
    {
        bool anew;
        lock (_lock)
            anew = _random.Next(2) == 0;
        if (anew)
            await Try(ReadAnew);
        await CatchUp();
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
            // There is no network now; the next event, poll or reconnect asks again.
        }
        finally
        {
            _asking = false;
        }
    }

    private async Task ReadAnew()
    {
        Anew++;
        var (shown, sequence) = await Read();
        lock (_lock)
        {
            // A reloaded page knows only what it was loaded with.
            (_shown, _sequence) = (shown, sequence);
            Drain();
        }
    }

    private async Task<(ShownThread Shown, long Sequence)> Read()
    {
        var shown = new ShownThread();
        long sequence = 0;
        for (var more = true; more;)
        {
            using var answer = await _http.GetAsync($"/threads/{_thread}/changes?after={sequence}", _leaving.Token);
            var part = await Json(answer.EnsureSuccessStatusCode());
            foreach (var change in part.GetProperty("changes").EnumerateArray())
                shown.Show(change);
            (sequence, more) = (part.GetProperty("sequence").GetInt64(), part.GetProperty("more").GetBoolean());
        }

        return (shown, sequence);
    }

    private sealed class Soon(Random random) : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext retryContext)
        {
            lock (random)
                return TimeSpan.FromMilliseconds(random.Next(50, 600));
        }
    }
}
