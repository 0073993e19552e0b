using Platform.Web.Api;
using Platform.Web.Features.Review;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

public sealed class ContributionsSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        // Loads the kinds, because they register facets, and the index must know all facets when it opens.
        _ = Kinds.All;
        services.AddScoped<ContributionQueries>().AddScoped<HighlightQueries>().AddScoped<ContributionReader>().AddScoped<ReadContribution>().AddScoped<RevisionQueries>();
        services.AddScoped<Drafts>().AddScoped<ContentCheck>().AddScoped<SubmitContribution>().AddScoped<SendContribution>().AddScoped<ContributionWriter>();
        services.AddSingleton<KindWords>().AddScoped<Publishing>().AddScoped<WritingPageData>().AddScoped<AuthorActs>();
        services.AddScoped<IReviewSubject, ContributionReview>();
    }

    public void Map(WebApplication app)
    {
        app.ApiGroup().MapContributions();
    }
}
