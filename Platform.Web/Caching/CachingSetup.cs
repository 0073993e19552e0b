namespace Platform.Web.Caching;

public static class CachingSetup
{
    public static IServiceCollection AddCaching(this IServiceCollection services) =>
        services.AddSingleton<Invalidations>().AddSingleton<ContentCache>().AddSingleton<PageCache>().AddSingleton<SingleFlight>().AddScoped<PageTags>().AddScoped<PageSlots>();
}
