using System.Threading.RateLimiting;

namespace Platform.Web.Features.Accounts;

/// <summary>A stranger who keeps asking for codes does not fill somebody's mailbox: at most five an address an hour.</summary>
public sealed class MailLimit : IDisposable
{
    private readonly PartitionedRateLimiter<string> _codes = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address.ToUpperInvariant(), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = 5,
            Window = TimeSpan.FromHours(1),
        }));

    public bool Allows(string address) => _codes.AttemptAcquire(address).IsAcquired;

    public void Dispose() => _codes.Dispose();
}
