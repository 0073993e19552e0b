using System.Collections.Concurrent;

namespace Platform.Web.Caching;

/// <summary>Lets one request make a value for the cache, while others that need the same value wait for it.</summary>
public sealed class SingleFlight
{
    /// <summary>The longest wait. A request that waited longer makes its own.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<CacheKey, TaskCompletionSource> _made = new();

    /// <returns>
    /// The right to make the value, to be disposed when that is done; null after another request made it, or took too long.
    /// </returns>
    public async Task<IDisposable?> Enter(CacheKey key, CancellationToken cancel)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _made.GetOrAdd(key, mine);
        if (first == mine)
            return new Right(this, key, mine);
        try
        {
            await first.Task.WaitAsync(Longest, cancel);
        }
        catch (TimeoutException)
        {
            // It takes too long.
        }

        return null;
    }

    private sealed class Right(SingleFlight flight, CacheKey key, TaskCompletionSource made) : IDisposable
    {
        public void Dispose()
        {
            flight._made.TryRemove(new(key, made));
            made.TrySetResult();
        }
    }
}
