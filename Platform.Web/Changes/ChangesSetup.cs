using Platform.Web.Data;

namespace Platform.Web.Changes;

public static class ChangesSetup
{
    /// <summary>How long changes are kept. A node that was away longer rebuilds its index.</summary>
    private static readonly TimeSpan KeepChanges = TimeSpan.FromDays(14);

    /// <summary>Adds the change log, and the housekeeping that deletes what features no longer keep.</summary>
    public static IServiceCollection AddChanges(this IServiceCollection services) => services
        .AddSingleton<ChangeSignal>()
        .AddHostedService<Housekeeping>()
        .AddRetention("Changes", KeepChanges, (db, before) => Bulk.Delete(db, db.Changes.Where(c => c.At < before).OrderBy(c => c.Id)));

    /// <summary>Runs a follower and lets <see cref="FollowerHealth"/> report on it.</summary>
    public static IServiceCollection AddFollower<T>(this IServiceCollection services)
        where T : Follower =>
        services.AddSingleton<T>().AddSingleton<Follower>(provider => provider.GetRequiredService<T>()).AddHostedService(provider => provider.GetRequiredService<T>());
}
