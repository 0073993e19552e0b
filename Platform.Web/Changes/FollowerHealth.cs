using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Platform.Web.Changes;

/// <summary>
/// Reports ready once each follower has read up to the change that was newest when it started, whatever is written meanwhile. Reports
/// degraded while a follower has changes that it cannot apply.
/// </summary>
public sealed class FollowerHealth(IEnumerable<Follower> followers) : IHealthCheck
{
    /// <summary>Key in the data of a check that fails because the node has just started.</summary>
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
