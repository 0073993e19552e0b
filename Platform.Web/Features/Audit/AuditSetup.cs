using Platform.Web.Shared;

namespace Platform.Web.Features.Audit;

public sealed class AuditSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<AuditTrail>();
    }
}
