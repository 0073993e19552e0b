using AngleSharp.Html.Parser;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Import;

/// <summary>The summary of an article whose line has none: its first paragraph, shortened at a sentence or a word.</summary>
internal static class FirstParagraph
{
    private const int Longest = 300;

    /// <param name="html">As the renderer made it.</param>
    /// <param name="text">The words of it, for a text without any paragraph.</param>
    public static string Of(string html, string text)
    {
        using var document = new HtmlParser().ParseDocument(html);
        // A picture from elsewhere is a paragraph that is a link and nothing more.
        var words = document.QuerySelectorAll("p").Where(p => p.FirstElementChild is not { LocalName: "a" } link || link.TextContent != p.TextContent)
            .Select(p => PlainText.OneLine(p.TextContent)).FirstOrDefault(p => p.Length > 0)
            ?? PlainText.OneLine(text);
        return words.Length <= Longest ? words : Shorten(words);
    }

    private static string Shorten(string words)
    {
        // A sentence that fills at least half of the room is better than a cut one.
        var sentence = words.AsSpan(0, Longest).LastIndexOf(". ");
        if (sentence >= Longest / 2)
            return words[..(sentence + 1)];
        var space = words.LastIndexOf(' ', Longest - 2);
        var end = space > 0 ? space : Longest - 2;
        // Never half a character that is written with two.
        if (char.IsHighSurrogate(words[end - 1]))
            end--;
        return words[..end].TrimEnd(',', ';', ':', '.') + "…";
    }
}
