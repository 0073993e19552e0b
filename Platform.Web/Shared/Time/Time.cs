namespace Platform.Web.Shared;

public static class Time
{
    /// <summary>
    /// Returns UTC in whole milliseconds, the precision of both databases (datetime2(3)), so that a saved time equals the time that is
    /// read.
    /// </summary>
    public static DateTime UtcNow(this TimeProvider clock) => Truncate(clock.GetUtcNow().UtcDateTime);

    public static DateTime Truncate(DateTime time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}
