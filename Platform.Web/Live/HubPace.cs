using Microsoft.AspNetCore.SignalR;

namespace Platform.Web.Live;

/// <summary>
/// Limits each connection to one call per second of each hub method, because most calls query the database. An earlier call is delayed, and
/// later calls of the connection wait for it, because a connection's calls run one after another.
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
            // The connection is gone, so nobody expects an answer.
            if (connection.ConnectionAborted.IsCancellationRequested)
                return null;
        }

        connection.Items[lastCall] = clock.GetTimestamp();
        return await next(invocationContext);
    }
}
