using System.Diagnostics;
using Microsoft.AspNetCore.SignalR.Client;
using Platform.Tests.Support;
using Platform.Web.Features.Rounds;

namespace Platform.Tests.Features.Rounds;

/// <summary>A page that follows a round as its script does: remembers what it showed, and when.</summary>
/// <param name="what">"Stage" or "Public".</param>
internal sealed class Watcher<T>(PlatformApp app, Round round, string what, Func<T, long> version) : IAsyncDisposable
    where T : class
{
    private readonly List<(long At, T What)> _shown = [];
    private HubConnection? _hub;

    public T? Last { get; private set; }

    public IReadOnlyList<(long At, T What)> Shown
    {
        get
        {
            lock (_shown)
                return [.. _shown];
        }
    }

    public async Task Follow()
    {
        _hub = app.Hub();
        _hub.On<T>(what, Take);
        await _hub.StartAsync();
        Take(await _hub.InvokeAsync<T>("Join" + what, round.Code));
    }

    public async Task Lose() => await _hub!.DisposeAsync();

    public ValueTask DisposeAsync() => _hub!.DisposeAsync();

    private void Take(T newest)
    {
        lock (_shown)
        {
            if (Last is not null && version(newest) < version(Last))
                return;
            _shown.Add((Stopwatch.GetTimestamp(), newest));
            Last = newest;
        }
    }
}
