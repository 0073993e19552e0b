using Platform.Web.Api;
using Platform.Web.Features.Review;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

public sealed class ContributionsSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<ContributionQueries>().AddScoped<ContributionReader>().AddScoped<ReadContribution>().AddScoped<RevisionQueries>();
        services.AddScoped<Drafts>().AddScoped<ContentCheck>().AddScoped<SubmitContribution>().AddScoped<SendContribution>().AddScoped<ContributionWriter>();
        services.AddScoped<Publishing>().AddScoped<WritingPageData>().AddScoped<AuthorActs>();
        services.AddScoped<IReviewSubject, ContributionReview>();
    }

    public void Map(WebApplication app)
    {
        app.ApiGroup().MapContributions();
    }
}
