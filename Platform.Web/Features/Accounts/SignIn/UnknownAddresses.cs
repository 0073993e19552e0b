using Microsoft.Extensions.Caching.Memory;
using Platform.Web.Shared;

namespace Platform.Web.Features.Accounts;

/// <summary>
/// Counts and locks addresses without an account as if they had one, so that a lock does not reveal an account. The counts are in
/// memory and of a fixed size, because anybody can type any number of addresses.
/// </summary>
public sealed class UnknownAddresses(TimeProvider clock) : IDisposable
{
    private const long Bytes = 16 * 1024 * 1024;

    /// <summary>An estimate: a key of 64 characters, two numbers, and the cache's own data.</summary>
    private const int BytesEach = 512;

    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = Bytes });

    /// <summary>Counts one more guess.</summary>
    /// <param name="addressHash">The hash and not the address itself, because its sender chooses the length of an address.</param>
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
