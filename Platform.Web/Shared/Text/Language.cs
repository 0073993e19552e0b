using System.Globalization;

namespace Platform.Web.Shared;

/// <summary>The languages of the interface. The first is the default.</summary>
public static class Language
{
    public static readonly IReadOnlyList<string> All = ["nl", "en"];

    public static string Default => All[0];

    /// <summary>The language of this request: "nl" or "en".</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Runs <paramref name="write"/> in the given language instead of that of the request.</summary>
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

    /// <summary>The language to which the reader can switch.</summary>
    public static string Other => IsDutch ? "en" : "nl";
}
