namespace Platform.Web.Caching;

public static class CachingSetup
{
    public static IServiceCollection AddCaching(this IServiceCollection services) =>
        services.AddSingleton<Evictions>().AddSingleton<ContentCache>().AddSingleton<PageCache>().AddScoped<PageTags>();
}
