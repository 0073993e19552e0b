using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.SavedSearches;

public sealed class SavedSearchesSetup : IFeature
{
    /// <summary>How long a member can put a removed search back.</summary>
    private static readonly TimeSpan KeepRemoved = TimeSpan.FromDays(1);

    public void Add(IServiceCollection services)
    {
        services.AddScoped<MySearches>().AddSingleton<NewMatches>();
        services.AddRetention<SavedSearchText>("RemovedSearches", KeepRemoved,
            (db, before) => Bulk.Delete(db, db.SavedSearches.Where(s => s.RemovedAt < before).OrderBy(s => s.Key)));
    }
}
