using Microsoft.Extensions.Caching.Memory;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// Counts and locks addresses without an account just as those with one: a lock tells nobody that there is an account. In
/// memory, for anybody can type any number of addresses; the size of an entry does not depend on what was typed.
/// </summary>
public sealed class UnknownAddresses(TimeProvider clock) : IDisposable
{
    private const long Bytes = 16 * 1024 * 1024;

    /// <summary>A key of 64 characters, two numbers, and what the cache keeps of each entry.</summary>
    private const int BytesEach = 512;

    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = Bytes });

    /// <summary>Counts one more guess.</summary>
    /// <param name="addressHash">Never the address itself: its length is its sender's choice.</param>
    public Guess Take(string addressHash)
    {
        var count = _counts.GetOrCreate(addressHash, entry =>
        {
            entry.Size = BytesEach;
            entry.SlidingExpiration = GuessCount.LongestLock + GuessCount.Memory;
            return new GuessCount(addressHash);
        })!;
        lock (count)
            return count.Take(clock.UtcNow(), PasswordCheck.FirstLock);
    }

    public void Dispose() => _counts.Dispose();
}
