using Platform.Web.Shared;

namespace Platform.Web.Features.Questions;

public sealed class QuestionsSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<QuestionQueries>();
    }
}
