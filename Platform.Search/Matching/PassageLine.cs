using System.Text;

namespace Platform.Search.Matching;

/// <summary>
/// Shows a passage in one line. A heading, a list item or a table cell does not run into what follows: " · " stands between them, unless
/// punctuation does.
/// </summary>
internal static class PassageLine
{
    private const string Separator = " · ";

    /// <summary>Returns the piece of the passage from <paramref name="start"/> to <paramref name="end"/>, all as offsets in the text.</summary>
    public static string Of(string text, (int From, int To) passage, int start, int end)
    {
        var line = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (!IsBreak(text[i]))
                line.Append(text[i]);
            // The first of several breaks stands for all.
            else if (i == passage.From || !IsBreak(text[i - 1]))
                line.Append(EndsBlock(text, passage, i) ? Separator : " ");
        }

        return line.ToString();
    }

    // The plain text ends a block or a line with a newline, and a table cell with a tab.
    private static bool IsBreak(char c) => c is '\n' or '\r' or '\t' or '\f' or '\u0085' or '\u2028' or '\u2029';

    private static bool EndsBlock(string text, (int From, int To) passage, int at) =>
        text.AsSpan(passage.From, at - passage.From).TrimEnd() is [.., var last] && (char.IsLetterOrDigit(last) || last is ')' or ']' or '%')
        && !text.AsSpan(at, passage.To - at).IsWhiteSpace();
}
