using Microsoft.Extensions.Localization;

namespace Platform.Web.Shared;

public static class TextCount
{
    /// <summary>
    /// Returns a text with a number: "1 antwoord", "2 antwoorden". <paramref name="key"/> has a text for one (".One") and for any other
    /// number (".Many").
    /// </summary>
    public static string Count(this IStringLocalizer texts, string key, int number) => texts[$"{key}.{(number == 1 ? "One" : "Many")}", number];

    /// <summary>Returns a duration in a suitable unit: "5 uur", "2 dagen".</summary>
    public static string Span(this IStringLocalizer<SharedText> texts, TimeSpan span) => span.Duration() switch
    {
        { TotalMinutes: < 60 } s => texts.Count("Minutes", Math.Max(1, (int)Math.Round(s.TotalMinutes))),
        { TotalHours: < 24 } s => texts.Count("Hours", (int)Math.Round(s.TotalHours)),
        var s => texts.Count("Days", (int)Math.Round(s.TotalDays)),
    };
}
