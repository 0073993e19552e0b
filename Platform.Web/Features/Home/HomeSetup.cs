using Platform.Web.Shared;

namespace Platform.Web.Features.Home;

public sealed class HomeSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<HomeQueries>().AddScoped<MyHome>();
    }
}
