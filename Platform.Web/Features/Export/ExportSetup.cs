using Platform.Web.Shared;

namespace Platform.Web.Features.Export;

public sealed class ExportSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<Exporting>();
    }
}
