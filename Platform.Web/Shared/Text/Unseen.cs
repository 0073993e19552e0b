using System.Text;

namespace Platform.Web.Shared;

/// <summary>
/// Characters that nobody sees and that change how other text looks: they turn its direction around, or make two different lines look
/// equal. Names and titles are stored without them. A joiner and a soft hyphen stay, because some words and emoji need them.
/// </summary>
public static class Unseen
{
    public static string Remove(string text)
    {
        if (!text.Any(Is))
            return text;
        var seen = new StringBuilder(text.Length);
        foreach (var c in text.Where(c => !Is(c)))
            seen.Append(c);
        return seen.ToString();
    }

    /// <summary>Returns whether a text overrides, embeds or isolates a direction, which also affects text outside it.</summary>
    public static bool TurnsDirection(string text) => text.Any(c => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));

    private static bool Is(char c) => c is '\u061C' or '\u180E' or '\u200B' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E')
        or (>= '\u2060' and <= '\u2064') or (>= '\u2066' and <= '\u206F') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFB');
}
