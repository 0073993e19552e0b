using Microsoft.Extensions.Diagnostics.HealthChecks;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Search;

/// <summary>
/// Ready once it has caught up. Degraded while a document cannot be indexed, or the index cannot be written or is being built
/// anew: the site can be read and searched then. Tells its lag in changes and in seconds.
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
            // A node without any index has nothing to search in.
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
