using Platform.Web.Api;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

public sealed class ReviewSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddOptions<ModerationOptions>().BindConfiguration(ModerationOptions.Section);
        services.AddScoped<ReviewQueue>().AddScoped<Interest>().AddScoped<DecideReview>().AddScoped<ClaimReview>().AddScoped<ShowName>().AddScoped<ReviewLetters>();
        services.AddScoped<QueueQueries>().AddScoped<ReviewCases>().AddScoped<AuthorHistory>().AddScoped<UsualWait>();
    }

    public void Map(WebApplication app)
    {
        app.ApiGroup().MapReviewItems();
    }
}
