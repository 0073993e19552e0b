using Platform.Web.Features.MissedSearches;
using Platform.Web.Changes;

namespace Platform.Web.Features.Vocabulary;

public static class VocabularySetup
{
    /// <summary>What people call things, and what they searched without finding it.</summary>
    public static IServiceCollection AddVocabulary(this IServiceCollection services)
    {
        services.AddScoped<EditSynonyms>().AddScoped<NoteMissed>().AddScoped<TrySearch>();
        services.AddFollower<SynonymFollower>();
        services.AddSingleton<MissedWords>().AddSingleton<MissedSearchWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<MissedSearchWriter>());
        return services;
    }
}
