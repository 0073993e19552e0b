using Platform.Web.Shared;

namespace Platform.Web.Features.Editing;

public sealed class EditingSetup : IFeature
{
    public void Add(IServiceCollection services) => services.AddScoped<Previews>();
}
