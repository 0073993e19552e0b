using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Platform.Tests.Live;

/// <summary>Connects and reconnects the page.</summary>
public sealed partial class ScriptedPage
{
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
        // The connection may have been closed between the join and here.
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
}
