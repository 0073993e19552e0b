using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Platform.Web.Features.Rounds;

/// <summary>Degraded while a round cannot be told to those who follow it.</summary>
public sealed class RoundHealth(RoundPushes pushes) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        pushes.Failed == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Some rounds cannot be read; they are tried again."));
}
