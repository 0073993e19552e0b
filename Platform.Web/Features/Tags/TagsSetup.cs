using Platform.Web.Shared;

namespace Platform.Web.Features.Tags;

public sealed class TagsSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<TopicQueries>();
    }
}
