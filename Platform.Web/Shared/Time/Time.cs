namespace Platform.Web.Shared;

public static class Time
{
    /// <summary>UTC, whole milliseconds: what both databases keep (datetime2(3)), so that what was saved equals what is read.</summary>
    public static DateTime UtcNow(this TimeProvider clock) => Truncate(clock.GetUtcNow().UtcDateTime);

    public static DateTime Truncate(DateTime time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}
