using Platform.Web.Data;

namespace Platform.Web.Changes;

/// <summary>
/// How long something is kept. Housekeeping deletes it after that, once an hour, and the privacy page says so.
/// </summary>
/// <param name="Name">Names the step in the log.</param>
/// <param name="KeptFor">Null for what ends by itself, such as a session.</param>
/// <param name="Texts">
/// The texts of the feature. Key <c>Retention.{Name}</c> says what is deleted, with the period in the place of {0}.
/// Null for rows about no person, which the privacy page leaves out.
/// </param>
/// <param name="Delete">Gets the moment before which rows are too old.</param>
public sealed record Retention(string Name, TimeSpan? KeptFor, Type? Texts, Func<IServiceProvider, DateTime, Task> Delete);

public static class Retentions
{
    public static IServiceCollection AddRetention<TTexts>(
        this IServiceCollection services, string name, TimeSpan? keptFor, Func<PlatformDb, DateTime, Task> delete) =>
        services.AddSingleton(new Retention(name, keptFor, typeof(TTexts), (scope, before) => delete(scope.GetRequiredService<PlatformDb>(), before)));

    /// <summary>For rows about no person.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services, string name, TimeSpan keptFor, Func<PlatformDb, DateTime, Task> delete) =>
        services.AddSingleton(new Retention(name, keptFor, null, (scope, before) => delete(scope.GetRequiredService<PlatformDb>(), before)));
}
