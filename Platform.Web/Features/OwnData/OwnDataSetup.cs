using Platform.Web.Shared;

namespace Platform.Web.Features.OwnData;

public sealed class OwnDataSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<ExportOwnData>().AddScoped<OwnDataNames>().AddScoped<OwnDataSheet>().AddScoped<EraseMember>().AddScoped<OwnDataLetters>();
    }
}
