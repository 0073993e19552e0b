using Platform.Web.Api;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Experiences;

public sealed class ExperiencesSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<ExperienceQueries>().AddScoped<UseExperience>().AddScoped<AddAddition>();
        services.AddScoped<ContributionPart, UsesPart>();
    }

    public void Map(WebApplication app) => app.ApiGroup().MapExperiences();
}
