using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Platform.Web.Features.Rounds;

/// <summary>Reports Degraded while the state of a round cannot be sent to its followers.</summary>
public sealed class RoundHealth(RoundPushes pushes) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        pushes.Failed == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Some rounds cannot be read; they are tried again."));
}
