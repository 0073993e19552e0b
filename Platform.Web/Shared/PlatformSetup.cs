using Microsoft.AspNetCore.Mvc.Razor;

namespace Platform.Web.Shared;

public static class PlatformSetup
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddLocalization();
        services.AddOptions<PlatformOptions>().BindConfiguration(PlatformOptions.Section)
            .Validate(o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZone, out _), "Platform:TimeZone is no time zone this machine knows.")
            .Validate(o => !string.IsNullOrWhiteSpace(o.DataDirectory), "Platform:DataDirectory is empty.")
            .ValidateOnStart();
        return services;
    }

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.TypeFilterAttribute(typeof(RuleFilter))))
            .WithRazorPagesRoot("/Features")
            .AddViewLocalization(LanguageViewLocationExpanderFormat.Suffix)
            .AddDataAnnotationsLocalization();
        return services;
    }
}
