using System.Globalization;

namespace Platform.Web.Shared;

/// <summary>The languages of the interface. The first is what a reader gets who never chose.</summary>
public static class Language
{
    public static readonly IReadOnlyList<string> All = ["nl", "en"];

    public static string Default => All[0];

    /// <summary>Of this request: "nl" or "en".</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Runs <paramref name="write"/> in a reader's language, whatever that of the request.</summary>
    public static T In<T>(string language, Func<T> write)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return write();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = words;
        }
    }

    public static bool IsDutch => Current == "nl";

    /// <summary>What the switch offers.</summary>
    public static string Other => IsDutch ? "en" : "nl";
}
