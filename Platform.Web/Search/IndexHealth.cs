using Microsoft.Extensions.Diagnostics.HealthChecks;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Search;

/// <summary>
/// Reports ready once the index has caught up. Reports degraded while a document cannot be indexed, or while the index cannot be written or
/// is being rebuilt; the site can then still be searched. The data holds the lag in changes and in seconds.
/// </summary>
public sealed class IndexHealth(IndexFollower follower, PlatformDb db, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var behind = await follower.Behind(db, cancellationToken);
        var facts = new Dictionary<string, object>
        {
            ["lag"] = behind.Changes,
            ["lagSeconds"] = behind.Since is { } at ? Math.Max(0, Math.Round((clock.UtcNow() - at).TotalSeconds, 1)) : 0,
            ["position"] = follower.Position,
            ["failed"] = follower.Failed,
        };
        if (!follower.CaughtUp)
            facts[FollowerHealth.Starting] = true;
        return follower switch
        {
            // A node without any index cannot search.
            { CannotWrite: true } => new HealthCheckResult(
                follower is { CaughtUp: false, NeedsRebuild: true } ? HealthStatus.Unhealthy : HealthStatus.Degraded,
                "The index cannot be written; is its disk full? Search finds what it had, and goes on when it can.", data: facts),
            { CaughtUp: false } => HealthCheckResult.Unhealthy("The index is catching up.", data: facts),
            { NeedsRebuild: true } => HealthCheckResult.Degraded("The index was damaged and is being built anew.", data: facts),
            { Failed: > 0 } => HealthCheckResult.Degraded("Some texts could not be indexed.", data: facts),
            _ => HealthCheckResult.Healthy(data: facts),
        };
    }
}
