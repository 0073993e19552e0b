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
        if (line.Length == 0)
            throw new RuleBroken(rule);
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
