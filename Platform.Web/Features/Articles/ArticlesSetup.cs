using Platform.Web.Shared;

namespace Platform.Web.Features.Articles;

public sealed class ArticlesSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<ArticleQueries>();
    }
}
