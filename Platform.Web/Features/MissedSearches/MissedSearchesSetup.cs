using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Search;
using Platform.Web.Shared;

namespace Platform.Web.Features.MissedSearches;

public sealed class MissedSearchesSetup : IFeature
{
    private static readonly TimeSpan KeepAfterLastTyped = TimeSpan.FromDays(90);

    public void Add(IServiceCollection services)
    {
        services.AddScoped<RecordMissedSearch>().AddSingleton<MissedWords>().AddSingleton<MissedSearchWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<MissedSearchWriter>());
        services.AddRetention<SearchText>("MissedSearches", KeepAfterLastTyped,
            (db, before) => Bulk.Delete(db, db.MissedSearches.Where(m => m.LastAt < before).OrderBy(m => m.LastAt)));
    }
}
