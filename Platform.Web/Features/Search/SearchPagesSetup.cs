using Platform.Web.Api;
using Platform.Web.Shared;

namespace Platform.Web.Features.Search;

public sealed class SearchPagesSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<NamesOfValues>();
        services.AddScoped<ArchiveSearch>().AddScoped<FacetLabels>().AddScoped<ReadQuery>().AddScoped<SearchNames>().AddScoped<FindAnswer>().AddScoped<NothingFound>();
    }

    public void Map(WebApplication app)
    {
        app.ApiGroup().MapSearch();
        app.MapSearchFeed();
        app.MapOpenSearch();
    }
}
