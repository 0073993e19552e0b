using Platform.Web.Shared;

namespace Platform.Web.Features.Presence;

public sealed class PresenceSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<NamelessWriters>().AddSingleton<WhoIsHere>().AddHostedService<TellPresence>();
    }
}
