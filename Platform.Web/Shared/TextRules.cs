using System.Globalization;
using System.Text;

namespace Platform.Web.Shared;

/// <summary>Rules every typed text meets, whatever the form or endpoint it came by.</summary>
public static class TextRules
{
    /// <summary>One line of at most <paramref name="max"/> characters; white space is folded. Empty breaks <paramref name="rule"/>.</summary>
    public static string Line(string? text, int max, string rule)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        RefuseBrokenEncoding(line);
        if (!line.EnumerateRunes().Any(IsSeen))
            throw new RuleBroken(rule);
        RefuseUnseen(line);
        if (line.Length > max)
            throw new RuleBroken("LineTooLong", max);
        return line;
    }

    /// <summary>A text of at most <paramref name="maxBytes"/> bytes in UTF-8, with line ends as LF.</summary>
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
    /// Within a word a character that nobody sees can be right: a soft hyphen, a joiner of signs. At its edge it only makes two
    /// lines look the same. One that turns the direction of what follows reaches beyond its own line.
    /// </summary>
    private static void RefuseUnseen(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(line[i]) != UnicodeCategory.Format)
                continue;
            var turns = line[i] is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
            if (turns || i == 0 || i == line.Length - 1 || line[i - 1] == ' ' || line[i + 1] == ' ')
                throw new RuleBroken("Invisible");
        }
    }

    /// <summary>Letters that are blank by design count as nothing, too.</summary>
    private static bool IsSeen(Rune rune) =>
        rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>
    /// Lone surrogates, NUL, other control characters and U+FFFD (what a decoder leaves of bytes it could not read) are
    /// signs of a wrong encoding, never of a text.
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
