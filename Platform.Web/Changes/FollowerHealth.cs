using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Platform.Web.Changes;

/// <summary>
/// Ready once each follower has read up to what was the newest change when it started, however much is written meanwhile.
/// Degraded while one of them has changes that it cannot apply.
/// </summary>
public sealed class FollowerHealth(IEnumerable<Follower> followers) : IHealthCheck
{
    /// <summary>Among the facts of a check that fails because the node has just started.</summary>
    public const string Starting = "starting";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var behind = followers.Where(f => !f.CaughtUp).Select(NameOf).ToList();
        var failing = followers.Where(f => f.Failed > 0).ToDictionary(NameOf, f => (object)f.Failed);
        return Task.FromResult(behind.Count > 0
            ? HealthCheckResult.Unhealthy($"Catching up: {string.Join(", ", behind)}.", data: new Dictionary<string, object> { [Starting] = true })
            : failing.Count > 0
                ? HealthCheckResult.Degraded($"Some changes cannot be applied and are tried again: {string.Join(", ", failing.Keys)}.", data: failing)
                : HealthCheckResult.Healthy());
    }

    private static string NameOf(Follower follower) => follower.GetType().Name;
}
