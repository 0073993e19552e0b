using System.Globalization;

namespace Platform.Search;

/// <summary>Parses and writes the days, months and years of a query, in a time zone.</summary>
internal static class QueryDates
{
    /// <summary>Returns the local moments at which a day, month or year begins and ends; null for other text.</summary>
    public static (DateTime First, DateTime End)? Period(string value)
    {
        if (Date(value, "yyyy-MM-dd", "d-M-yyyy") is { } day) return (day, day.AddDays(1));
        if (Date(value, "yyyy-MM") is { } month) return (month, month.AddMonths(1));
        return Date(value, "yyyy") is { } year ? (year, year.AddYears(1)) : null;
    }

    public static DateTime Moment(DateTime local, TimeZoneInfo zone)
    {
        if (local.Year < 2) return DateTime.SpecifyKind(local, DateTimeKind.Utc);
        // Where the clock was put forward at midnight, the day began later (Amsterdam, 16 May 1940).
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }

    /// <summary>Returns the shortest period that ends at this moment; null when there is none.</summary>
    public static string? After(DateTime moment, TimeZoneInfo? zone)
    {
        var day = Day(moment, zone);
        return day == DateTime.MinValue ? null
            : day is { Day: 1, Month: 1 } ? Year(day.AddYears(-1))
            : day.Day == 1 ? Month(day.AddMonths(-1))
            : Text(day.AddDays(-1));
    }

    /// <summary>Returns the shortest period that begins at this moment.</summary>
    public static string Before(DateTime moment, TimeZoneInfo? zone)
    {
        var day = Day(moment, zone);
        return day is { Day: 1, Month: 1 } ? Year(day) : day.Day == 1 ? Month(day) : Text(day);
    }

    private static DateTime Day(DateTime moment, TimeZoneInfo? zone)
    {
        var day = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(moment, DateTimeKind.Utc), zone ?? TimeZoneInfo.Utc).Date;
        // Where a zone changed its offset at midnight, .NET may count that moment to the previous day.
        return Moment(day.AddDays(1), zone ?? TimeZoneInfo.Utc) == moment ? day.AddDays(1) : day;
    }

    private static DateTime? Date(string value, params string[] formats) =>
        DateTime.TryParseExact(value, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year < 9998 ? date : null;

    private static string Year(DateTime day) => day.ToString("yyyy", CultureInfo.InvariantCulture);

    private static string Month(DateTime day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Text(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
