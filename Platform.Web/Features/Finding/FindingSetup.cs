namespace Platform.Web.Features.Finding;

public static class FindingSetup
{
    public static IServiceCollection AddFinding(this IServiceCollection services) =>
        services.AddScoped<Finder>().AddScoped<RelatedItems>();
}
