namespace Platform.Web.Shared;

public static class PlatformOptionsSetup
{
    public static IServiceCollection AddPlatformOptions(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<PlatformOptions>().BindConfiguration(PlatformOptions.Section)
            .Validate(o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZone, out _), "Platform:TimeZone is no time zone this machine knows.")
            .Validate(o => !string.IsNullOrWhiteSpace(o.DataDirectory), "Platform:DataDirectory is empty.")
            .Validate(o => o.CacheMegabytes is >= 0 and <= 100_000, "Platform:CacheMegabytes is not between 0 and 100000.")
            .ValidateOnStart();
        return services;
    }
}
