using Microsoft.AspNetCore.SignalR;

namespace Platform.Web.Live;

/// <summary>
/// A page calls a method of a hub once a second at most, for most calls ask the database. A call that comes sooner waits, and what
/// the page sends after it waits too: a connection's calls are answered one after another.
/// </summary>
public sealed class HubPace(TimeProvider clock) : IHubFilter
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var connection = invocationContext.Context;
        var lastCall = (nameof(HubPace), invocationContext.HubMethodName);
        if (connection.Items.TryGetValue(lastCall, out var last) && Between - clock.GetElapsedTime((long)last!) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock, connection.ConnectionAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // Nobody waits for an answer any more.
            if (connection.ConnectionAborted.IsCancellationRequested)
                return null;
        }

        connection.Items[lastCall] = clock.GetTimestamp();
        return await next(invocationContext);
    }
}
