using Platform.Web.Shared;

namespace Platform.Web.Features.Organisations;

public sealed class OrganisationsSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<OrganisationQueries>();
    }
}
