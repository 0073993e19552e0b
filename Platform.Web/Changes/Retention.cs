using Platform.Web.Data;

namespace Platform.Web.Changes;

/// <summary>How long something is kept. Housekeeping deletes it afterwards, once an hour; the privacy page lists the period.</summary>
/// <param name="Name">Names the step in the log.</param>
/// <param name="KeptFor">Null for rows that have their own end, such as a session.</param>
/// <param name="Texts">
/// The texts of the feature. Key <c>Retention.{Name}</c> describes what is deleted; {0} is the period.
/// Null where the privacy page needs no line: rows about no person, and what another retention names already.
/// </param>
/// <param name="Delete">Receives the moment (UTC) before which rows are deleted.</param>
public sealed record Retention(string Name, TimeSpan? KeptFor, Type? Texts, Func<IServiceProvider, DateTime, Task> Delete);

public static class Retentions
{
    public static IServiceCollection AddRetention<TTexts>(
        this IServiceCollection services, string name, TimeSpan? keptFor, Func<PlatformDb, DateTime, Task> delete) =>
        services.AddSingleton(new Retention(name, keptFor, typeof(TTexts), (scope, before) => delete(scope.GetRequiredService<PlatformDb>(), before)));

    /// <summary>Adds a retention for rows that are not about a person.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services, string name, TimeSpan keptFor, Func<PlatformDb, DateTime, Task> delete) =>
        services.AddSingleton(new Retention(name, keptFor, null, (scope, before) => delete(scope.GetRequiredService<PlatformDb>(), before)));
}
