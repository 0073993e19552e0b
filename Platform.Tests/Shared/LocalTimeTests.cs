using System.Globalization;
using Microsoft.Extensions.Options;
using Platform.Web.Shared;

namespace Platform.Tests.Shared;

public class LocalTimeTests
{
    private readonly LocalTime _clock = new(Options.Create(new PlatformOptions()));

    [Theory]
    [InlineData("nl", "24 november 2026, 08.41\u00A0uur")]
    [InlineData("en", "24 November 2026, 08:41")]
    public void A_stored_time_is_shown_on_the_clock_of_the_platform(string language, string expected)
    {
        using var _ = new Reader(language);
        Assert.Equal(expected, _clock.DateAndTime(Utc("2026-11-24T07:41:00")));
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59", "01.59\u00A0uur")]
    [InlineData("2026-03-29T01:00:00", "03.00\u00A0uur")]
    [InlineData("2026-10-25T00:59:59", "02.59\u00A0uur")]
    [InlineData("2026-10-25T01:00:00", "02.00\u00A0uur")]
    public void The_clock_changes_at_the_right_moment(string utc, string expected)
    {
        using var _ = new Reader("nl");
        Assert.Equal(expected, _clock.Time(Utc(utc)));
    }

    [Theory]
    [InlineData(2026, 3, 29, 23)]
    [InlineData(2026, 10, 25, 25)]
    [InlineData(2026, 11, 24, 24)]
    public void A_day_is_as_long_as_the_clock_makes_it(int year, int month, int day, int hours)
    {
        var date = new DateOnly(year, month, day);
        var length = _clock.StartOf(date.AddDays(1)) - _clock.StartOf(date);
        Assert.Equal(hours, length.TotalHours);
        Assert.Equal(date, _clock.DayOf(_clock.StartOf(date)));
    }

    private static DateTime Utc(string time) => DateTime.SpecifyKind(DateTime.Parse(time, CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private sealed class Reader : IDisposable
    {
        private readonly (CultureInfo, CultureInfo) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public Reader(string language) =>
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
    }
}
