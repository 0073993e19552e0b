using Platform.Web.Shared;

namespace Platform.Web.Features.Import;

public sealed class ImportSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<Importing>().AddScoped<ImportReasons>().AddScoped<KnownPeople>().AddScoped<Signatures>();
        services.AddScoped<ImportOrganisations>().AddScoped<ImportMembers>().AddScoped<ImportContributions>().AddScoped<ImportPosts>().AddScoped<ImportParts>();
    }
}
