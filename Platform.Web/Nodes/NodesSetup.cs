using Microsoft.Extensions.Diagnostics.HealthChecks;
using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Nodes;

public static class NodesSetup
{
    public static IServiceCollection AddNodes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<NodeMessenger>();
        services.AddHostedService<WakeOthers>();
        services.AddHostedService(provider => provider.GetRequiredService<NodeMessenger>());
        services.AddOptions<PlatformOptions>().Validate(o => Understands(o.Redis), "Platform:Redis is not how one reaches Redis; it takes host:6379,password=….");
        if (!string.IsNullOrWhiteSpace(configuration[$"{PlatformOptions.Section}:{nameof(PlatformOptions.Redis)}"]))
            services.AddHealthChecks().AddCheck<RedisHealth>("redis");
        return services;
    }

    private static bool Understands(string? address)
    {
        try
        {
            return string.IsNullOrWhiteSpace(address) || NodeMessenger.Read(address).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>Notifies the other nodes of each save. They then read the change log.</summary>
public sealed class WakeOthers : IHostedService
{
    private const string Channel = "saved";

    public WakeOthers(NodeMessenger line, ChangeSignal signal)
    {
        line.Subscribe(Channel, (_, _) => signal.Wake());
        line.Connected += signal.Wake;
        signal.Saved += () => line.Publish(Channel, "");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Reports degraded without Redis: the site works, but changes on another node arrive up to a second later.</summary>
public sealed class RedisHealth(NodeMessenger line) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        line.IsConnected ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Redis cannot be reached; news of other nodes comes up to a second later."));
}
