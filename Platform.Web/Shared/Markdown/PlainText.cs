using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Platform.Web.Shared.Markdown;

/// <summary>Extracts the words of a rendered text without markup, for the search index and for mail.</summary>
internal static partial class PlainText
{
    public static string Of(INode root)
    {
        var text = new StringBuilder();
        Append(root, text);
        return text.ToString().Trim();
    }

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Returns the beginning of a text in one line, shortened at a sentence or a word.</summary>
    /// <param name="longest">In characters.</param>
    public static string Beginning(string text, int longest)
    {
        var words = OneLine(WithStops(text));
        if (words.Length <= longest)
            return words;
        // A whole sentence is better than a cut one, if it fills at least half of the space.
        var sentence = words.AsSpan(0, longest).LastIndexOf(". ");
        if (sentence >= longest / 2)
            return words[..(sentence + 1)];
        var space = words.LastIndexOf(' ', longest - 2);
        var end = space > 0 ? space : longest - 2;
        // Does not cut a character of two code units in half.
        if (char.IsHighSurrogate(words[end - 1]))
            end--;
        return words[..end].TrimEnd(',', ';', ':', '.') + "…";
    }

    /// <summary>Ends a heading and a paragraph with a full stop, so that its last word does not run into the next in one line.</summary>
    private static string WithStops(string text) => EndOfPart().Replace(text.Trim(), ". ");

    [GeneratedRegex(@"(?<=[\p{L}\p{N}])[ \t]*\n[ \t]*\n\s*(?=[\p{Lu}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfPart();

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                AppendWords(words.Data, text);
            else if (child is IElement element)
                AppendElement(element, text);
        }
    }

    private static void AppendElement(IElement element, StringBuilder text)
    {
        switch (element.LocalName)
        {
            case "a" when FinishFootnotes.IsMark(element):
                break;
            case "br":
                Break(text, 1);
                break;
            case "img":
                AppendWords(element.GetAttribute("alt") ?? "", text);
                break;
            case "pre":
                Break(text, 2);
                text.Append(element.TextContent);
                Break(text, 2);
                break;
            case "td" or "th":
                if (element.PreviousElementSibling is not null)
                    TrimSpaces(text).Append('\t');
                Append(element, text);
                break;
            case "li" or "tr":
                Break(text, 1);
                Append(element, text);
                Break(text, 1);
                break;
            case "p" or "ul" or "ol" when element.ParentElement?.LocalName is "li":
                Break(text, 1);
                Append(element, text);
                Break(text, 1);
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "ul" or "ol" or "table" or "hr":
                Break(text, 2);
                Append(element, text);
                Break(text, 2);
                break;
            default:
                Append(element, text);
                break;
        }
    }

    /// <summary>Ends the line, so that the text ends with at least this many newlines. Does nothing at the start.</summary>
    private static void Break(StringBuilder text, int newLines)
    {
        if (TrimSpaces(text).Length == 0)
            return;
        for (var have = TrailingNewLines(text); have < newLines; have++)
            text.Append('\n');
    }

    private static StringBuilder TrimSpaces(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] is ' ')
            text.Length--;
        return text;
    }

    private static int TrailingNewLines(StringBuilder text)
    {
        var count = 0;
        while (count < text.Length && text[^(count + 1)] == '\n')
            count++;
        return count;
    }

    private static void AppendWords(string words, StringBuilder text)
    {
        foreach (var c in words)
        {
            if (c is not (' ' or '\t' or '\n'))
                text.Append(c);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n' or '\t'))
                text.Append(' ');
        }
    }
}
