using System.Globalization;
using System.Text;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Shared;

/// <summary>The form of a name in a URL: lowercase ASCII letters and digits, with single hyphens in between.</summary>
public static class Slug
{
    /// <returns>Empty when the text has no letter or digit that ASCII can represent.</returns>
    public static string Of(string text, int maxLength = 60)
    {
        var slug = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var c in UserText.Clean(text).Normalize(NormalizationForm.FormKD))
        {
            if (slug.Length >= maxLength)
                break;
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (Folded(c) is { } letters)
                slug.Append(letters);
            else if (c is not ('\'' or '’') && !IsMark(c) && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().Trim('-');
    }

    /// <summary>Returns whether a name has the form of a key or tag in a URL. Another spelling is not an address.</summary>
    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= 60 } && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    // Letters that Unicode does not decompose.
    private static string? Folded(char c) => c switch
    {
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        _ => null,
    };
}
