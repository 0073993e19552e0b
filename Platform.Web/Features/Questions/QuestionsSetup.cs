using Platform.Web.Api;
using Platform.Web.Shared;

namespace Platform.Web.Features.Questions;

public sealed class QuestionsSetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<QuestionQueries>().AddScoped<HaveSameQuestion>();
    }

    public void Map(WebApplication app) => app.ApiGroup().MapQuestions();
}
