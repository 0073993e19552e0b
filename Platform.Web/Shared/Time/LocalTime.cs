using System.Globalization;
using Microsoft.Extensions.Options;

namespace Platform.Web.Shared;

/// <summary>
/// The wall clock of the platform (<c>Platform:TimeZone</c>). Stored times are UTC; what is shown, filtered by day
/// or due by day is local.
/// </summary>
public sealed class LocalTime(IOptions<PlatformOptions> options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public DateTime Of(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), _zone);

    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Of(utc));

    /// <summary>The first moment of a local day, in UTC. A day is 23 or 25 hours long when the clock changes.</summary>
    public DateTime StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>That moment of a local day, in UTC; the first after it where the clock skips it.</summary>
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

    /// <summary>"08.41 uur", in English "08:41".</summary>
    public string Time(DateTime utc) =>
        Of(utc).ToString(Language.IsDutch ? "HH.mm'\u00A0uur'" : "HH':'mm", CultureInfo.CurrentCulture);

    /// <summary>"24 november 2026, 08.41 uur".</summary>
    public string DateAndTime(DateTime utc) => $"{Date(utc)}, {Time(utc)}";
}
