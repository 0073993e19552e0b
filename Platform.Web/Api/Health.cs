using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Platform.Web.Changes;

namespace Platform.Web.Api;

public static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<FollowerHealth>("followers");
        // The health check service would log each failing probe. ReadinessLog logs only changes.
        services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
        return services.AddSingleton<ReadinessLog>();
    }

    /// <summary>
    /// Maps two probes. /healthz answers while the process runs. /readyz runs all health checks: the database can be reached, and each
    /// follower has read up to the change that was newest when it started. It also reports how far the index is behind.
    /// </summary>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { ResponseWriter = Write });
        return app;
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        context.RequestServices.GetRequiredService<ReadinessLog>().Record(report);
        return context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString().ToLowerInvariant(),
            checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString().ToLowerInvariant(), e.Value.Description, e.Value.Data }),
        });
    }
}

/// <summary>Logs the answer of /readyz when it changes.</summary>
public sealed class ReadinessLog(ILogger<ReadinessLog> logger)
{
    private string _last = "";

    public void Record(HealthReport report)
    {
        var wrong = report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy).ToList();
        var now = string.Join(" ", wrong.Select(e => $"{e.Key}: {e.Value.Description ?? e.Value.Exception?.Message}"));
        if (Interlocked.Exchange(ref _last, now) == now)
            return;
        var starts = wrong.TrueForAll(e => e.Value.Status != HealthStatus.Unhealthy || e.Value.Data.ContainsKey(FollowerHealth.Starting));
        var level = report.Status switch
        {
            HealthStatus.Healthy => LogLevel.Information,
            HealthStatus.Degraded => LogLevel.Warning,
            // A node that is still catching up after its start has not failed.
            _ => starts ? LogLevel.Information : LogLevel.Error,
        };
        logger.Log(level, wrong.Select(e => e.Value.Exception).FirstOrDefault(e => e is not null), "/readyz says {Status}. {What}", report.Status, now);
    }
}
