using System.Buffers;
using System.Text;

namespace Platform.Web.Shared.Markdown;

/// <summary>Cleans text from a form, a file or the API, so that it can be stored, indexed, mailed and put in XML.</summary>
public static class UserText
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => c is not ('\t' or '\n') && !IsPlain(c))]);

    /// <summary>
    /// Replaces line ends by <c>\n</c>; a vertical tab counts as one, because Word uses it. Replaces other control characters, lone
    /// surrogates and non-characters by U+FFFD, so that nothing disappears unnoticed. Returns a clean text unchanged.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspects))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(c).Append(text[++i]);
            else if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            else if (c is '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029')
                clean.Append('\n');
            else
                clean.Append(c is '\t' or '\n' || IsPlain(c) ? c : '\uFFFD');
        }
        return clean.ToString();
    }

    private static bool IsPlain(char c) =>
        !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029' or '\uFFFE' or '\uFFFF');
}
