using Platform.Web.Api;
using Platform.Web.Shared;

namespace Platform.Web.Features.Finding;

public sealed class FindingSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<SimilarContent>().AddScoped<RelatedItems>();
    }

    public void Map(WebApplication app)
    {
        app.ApiGroup().MapFinding();
        app.MapFinding();
    }
}
