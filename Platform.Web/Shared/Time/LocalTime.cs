using System.Globalization;
using Microsoft.Extensions.Options;

namespace Platform.Web.Shared;

/// <summary>
/// The local time of the platform (<c>Platform:TimeZone</c>). Times are stored in UTC, and are shown, filtered by day and due by day in
/// local time.
/// </summary>
public sealed class LocalTime(IOptions<PlatformOptions> options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public DateTime Of(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), _zone);

    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Of(utc));

    /// <summary>The first moment of a local day, in UTC. A day is 23 or 25 hours long when the clock changes.</summary>
    public DateTime StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>Returns a moment of a local day in UTC; where the clock skips it, the first moment after the gap.</summary>
    public DateTime At(DateOnly day, TimeOnly time)
    {
        var moment = day.ToDateTime(time);
        while (_zone.IsInvalidTime(moment))
            moment = moment.AddMinutes(15);
        return TimeZoneInfo.ConvertTimeToUtc(moment, _zone);
    }

    /// <summary>"24 november 2026".</summary>
    public string Date(DateTime utc) => Date(DayOf(utc));

    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"november 2026".</summary>
    public string Month(DateTime utc) => DayOf(utc).ToString("MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"08.41 uur", in English "08:41".</summary>
    public string Time(DateTime utc) =>
        Of(utc).ToString(Language.IsDutch ? "HH.mm'\u00A0uur'" : "HH':'mm", CultureInfo.CurrentCulture);

    /// <summary>"24 november 2026, 08.41 uur".</summary>
    public string DateAndTime(DateTime utc) => $"{Date(utc)}, {Time(utc)}";
}
