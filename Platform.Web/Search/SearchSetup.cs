using Microsoft.Extensions.Options;
using Platform.Search;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Search;

public sealed class SearchSetup : IFeature
{
    /// <summary>How long the progress reports of a rebuild are kept.</summary>
    private static readonly TimeSpan KeepReports = TimeSpan.FromDays(1);

    public void Add(IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<PlatformOptions>>().Value;
            return LiveIndex.Open(options.IndexFolder, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
        });
        // PublicationOnly does not cache an exception, so a failed opening is tried again.
        services.AddSingleton(provider => new Lazy<LiveIndex>(provider.GetRequiredService<LiveIndex>, LazyThreadSafetyMode.PublicationOnly));
        services.AddOptions<SearchOptions>().BindConfiguration(SearchOptions.Section);
        services.AddFollower<IndexFollower>();
        services.AddSingleton<IndexMending>().AddHostedService<IndexCheck>();
        services.AddHealthChecks().AddCheck<IndexHealth>("index");
        services.AddRetention("IndexNodes", KeepReports, (db, before) => Bulk.Delete(db, db.IndexNodes.Where(n => n.At < before).OrderBy(n => n.Key)));
    }
}
