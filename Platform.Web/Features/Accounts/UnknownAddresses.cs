using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Platform.Web.Features.Accounts;

/// <summary>Locks an address without an account just as Identity locks one with: a lock tells nobody that there is an account.</summary>
public sealed class UnknownAddresses(IOptions<IdentityOptions> identity, TimeProvider clock) : IDisposable
{
    private const long Bytes = 16 * 1024 * 1024;

    /// <summary>A key of 64 characters, two numbers, and what the cache keeps of each entry.</summary>
    private const int BytesEach = 512;

    private readonly MemoryCache _failures = new(new MemoryCacheOptions { SizeLimit = Bytes });

    /// <summary>Counts one more failure.</summary>
    /// <returns>Whether the address is locked.</returns>
    public bool Fail(string normalisedAddress)
    {
        // A hash, since somebody else chose how long the address is.
        var count = _failures.GetOrCreate(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(normalisedAddress))), entry =>
        {
            entry.Size = BytesEach;
            entry.SlidingExpiration = TimeSpan.FromDays(1);
            return new Failures();
        })!;
        lock (count)
        {
            var now = clock.GetUtcNow();
            if (count.LockedUntil > now)
                return true;
            if (++count.Number < identity.Value.Lockout.MaxFailedAccessAttempts)
                return false;
            count.Number = 0;
            count.LockedUntil = now + identity.Value.Lockout.DefaultLockoutTimeSpan;
            return true;
        }
    }

    public void Dispose() => _failures.Dispose();

    private sealed class Failures
    {
        public int Number { get; set; }

        public DateTimeOffset LockedUntil { get; set; }
    }
}
