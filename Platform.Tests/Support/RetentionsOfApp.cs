using Microsoft.Extensions.DependencyInjection;
using Platform.Web.Changes;

namespace Platform.Tests.Support;

public static class RetentionsOfApp
{
    /// <summary>Runs these retentions as housekeeping does at that moment.</summary>
    public static async Task Delete(this PlatformApp app, DateTime now, params string[] retentions)
    {
        foreach (var name in retentions)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var retention = app.Services.GetServices<Retention>().Single(r => r.Name == name);
            await retention.Delete(scope.ServiceProvider, now - (retention.KeptFor ?? TimeSpan.Zero));
        }
    }
}
