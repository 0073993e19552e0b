using Platform.Web.Data;

namespace Platform.Web.Changes;

public static class ChangesSetup
{
    /// <summary>A node that was away longer builds its index anew.</summary>
    private static readonly TimeSpan KeepChanges = TimeSpan.FromDays(14);

    /// <summary>The change log, and the housekeeping that deletes what features keep no longer.</summary>
    public static IServiceCollection AddChanges(this IServiceCollection services) => services
        .AddSingleton<ChangeSignal>()
        .AddHostedService<Housekeeping>()
        .AddRetention("Changes", KeepChanges, (db, before) => Bulk.Delete(db, db.Changes.Where(c => c.At < before).OrderBy(c => c.Id)));

    /// <summary>Runs it, and lets <see cref="FollowerHealth"/> ask how it fares.</summary>
    public static IServiceCollection AddFollower<T>(this IServiceCollection services)
        where T : Follower =>
        services.AddSingleton<T>().AddSingleton<Follower>(provider => provider.GetRequiredService<T>()).AddHostedService(provider => provider.GetRequiredService<T>());
}
