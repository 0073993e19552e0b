using System.Globalization;

namespace Platform.Search;

/// <summary>Parses and writes the days, months and years of a query, in a time zone.</summary>
internal static class QueryDates
{
    private const int LastYear = 9997;

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

    /// <summary>
    /// Returns a period and whether it ends or begins at this moment: the shortest period that ends there, for the beginning of a month or
    /// year; otherwise the day that begins.
    /// </summary>
    public static (bool IsAfter, string Period) From(DateTime moment, TimeZoneInfo? zone)
    {
        var day = Day(moment, zone);
        return day.Day > 1 || day == DateTime.MinValue ? (false, Text(day))
            : (true, day.Month == 1 ? Year(day.AddYears(-1)) : Month(day.AddMonths(-1)));
    }

    /// <summary>
    /// Returns a period and whether it begins or ends at this moment: the shortest period that begins there, for the beginning of a month or
    /// year; otherwise the day that ends.
    /// </summary>
    public static (bool IsBefore, string Period) Until(DateTime moment, TimeZoneInfo? zone)
    {
        var day = Day(moment, zone);
        return day.Day > 1 || day.Year > LastYear ? (false, Text(day.AddDays(-1))) : (true, day.Month == 1 ? Year(day) : Month(day));
    }

    /// <summary>Returns the day that begins at this moment.</summary>
    public static DateTime Day(DateTime moment, TimeZoneInfo? zone)
    {
        var day = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(moment, DateTimeKind.Utc), zone ?? TimeZoneInfo.Utc).Date;
        // Where a zone changed its offset at midnight, .NET may count that moment to the previous day.
        return Moment(day.AddDays(1), zone ?? TimeZoneInfo.Utc) == moment ? day.AddDays(1) : day;
    }

    private static DateTime? Date(string value, params string[] formats) =>
        DateTime.TryParseExact(value, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year <= LastYear ? date : null;

    private static string Year(DateTime day) => day.ToString("yyyy", CultureInfo.InvariantCulture);

    private static string Month(DateTime day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Text(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
