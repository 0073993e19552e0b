using System.Globalization;
using System.Text;

namespace Platform.Web.Shared;

/// <summary>Rules for every typed text, from any form or endpoint.</summary>
public static class TextRules
{
    /// <summary>
    /// Returns one line of at most <paramref name="max"/> characters. White space is collapsed. Characters of <see cref="Unseen"/> and
    /// invisible characters at the edges of words are removed. An empty or invisible line breaks <paramref name="rule"/>.
    /// </summary>
    public static string Line(string? text, int max, string rule) => LineAsTyped(Unseen.Remove(text ?? ""), max, rule);

    /// <summary>Returns a line as <see cref="Line"/> does, but with the characters of <see cref="Unseen"/> within words.</summary>
    internal static string LineAsTyped(string text, int max, string rule)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words.Select(TrimUnseen).Where(word => word.Length > 0));
        RefuseBrokenEncoding(line);
        if (!line.EnumerateRunes().Any(IsSeen))
            throw new RuleBroken(rule);
        if (line.Length > max)
            throw new RuleBroken("LineTooLong", max);
        return line;
    }

    /// <summary>
    /// Returns a text of at most <paramref name="maxBytes"/> bytes in UTF-8, with LF as line end. An empty text breaks <paramref
    /// name="rule"/>.
    /// </summary>
    public static string Body(string? text, int maxBytes, string rule)
    {
        var body = (text ?? "").ReplaceLineEndings("\n").Trim();
        RefuseBrokenEncoding(body);
        if (body.Length == 0)
            throw new RuleBroken(rule);
        if (Encoding.UTF8.GetByteCount(body) > maxBytes)
            throw new RuleBroken("TextTooLong", maxBytes / 1024);
        return body;
    }

    /// <summary>
    /// Removes invisible characters at the edges of a word. Copied text brings them along, and they make different lines look equal. Inside
    /// a word they can be right: a soft hyphen, a joiner.
    /// </summary>
    private static string TrimUnseen(string word)
    {
        var (start, end) = (0, word.Length);
        while (start < end && IsUnseen(word[start]))
            start++;
        while (end > start && IsUnseen(word[end - 1]))
            end--;
        return word[start..end];
    }

    private static bool IsUnseen(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>Returns whether a character is visible. Letters that are blank by design are not.</summary>
    private static bool IsSeen(Rune rune) =>
        rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>
    /// Refuses lone surrogates, NUL, other control characters and U+FFFD (a decoder's replacement for unreadable bytes), because they
    /// indicate a wrong encoding.
    /// </summary>
    private static void RefuseBrokenEncoding(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var broken = char.IsSurrogate(c)
                ? !(char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[++i]))
                : c == '\uFFFD' || (char.IsControl(c) && c is not ('\n' or '\t'));
            if (broken)
                throw new RuleBroken("WrongEncoding");
        }
    }
}
