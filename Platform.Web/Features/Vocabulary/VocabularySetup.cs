using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Features.Vocabulary;

public sealed class VocabularySetup : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<EditSynonyms>().AddScoped<TrySearch>();
        services.AddFollower<SynonymFollower>();
    }
}
