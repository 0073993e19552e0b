using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Platform.Search;
using Platform.Web.Data;
using Platform.Web.Features.Search;
using Platform.Web.Shared;

namespace Platform.Web.Search;

public static class SearchSetup
{
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<PlatformOptions>>().Value;
            return LiveIndex.Open(Path.Combine(options.DataDirectory, "index"), TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
        });
        services.AddSingleton(provider => new Lazy<LiveIndex>(provider.GetRequiredService<LiveIndex>));
        services.AddSingleton<IndexFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<IndexFollower>());
        services.AddScoped<ArchiveSearch>().AddScoped<FacetLabels>().AddScoped<ReadQuery>().AddScoped<SearchNames>().AddScoped<FindAnswer>().AddScoped<NothingFound>();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database")
            .AddCheck<IndexHealth>("index");
        return services;
    }

    public static WebApplication MapSearch(this WebApplication app)
    {
        app.MapSearchFeed();
        app.MapOpenSearch();
        return app;
    }
}

public sealed class DatabaseHealth(PlatformDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database cannot be reached.");
}

/// <summary>Ready once it has caught up; degraded while a document cannot be indexed. Tells how many changes it lags.</summary>
public sealed class IndexHealth(IndexFollower follower, PlatformDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var lag = await db.Changes.CountAsync(c => c.Id > follower.Position, cancellationToken);
        var facts = new Dictionary<string, object> { ["lag"] = lag, ["position"] = follower.Position, ["failed"] = follower.Failed };
        if (!follower.CaughtUp)
            return HealthCheckResult.Unhealthy("The index is catching up.", data: facts);
        return follower.Failed > 0 ? HealthCheckResult.Degraded("Some texts could not be indexed.", data: facts) : HealthCheckResult.Healthy(data: facts);
    }
}
