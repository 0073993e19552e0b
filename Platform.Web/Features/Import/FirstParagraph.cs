using AngleSharp.Html.Parser;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Import;

/// <summary>Makes a summary for an article without one: its first paragraph, shortened at a sentence or a word.</summary>
internal static class FirstParagraph
{
    private const int Longest = 300;

    /// <param name="html">The rendered body.</param>
    /// <param name="text">Its plain text, for a body without paragraphs.</param>
    public static string Of(string html, string text)
    {
        using var document = new HtmlParser().ParseDocument(html);
        // Skips a paragraph that is only a link, because that is how an image of another site is rendered.
        var words = document.QuerySelectorAll("p").Where(p => p.FirstElementChild is not { LocalName: "a" } link || link.TextContent != p.TextContent)
            .Select(p => PlainText.OneLine(p.TextContent)).FirstOrDefault(p => p.Length > 0)
            ?? PlainText.OneLine(text);
        return words.Length <= Longest ? words : Shorten(words);
    }

    private static string Shorten(string words)
    {
        // A whole sentence is better than a cut one, if it fills at least half of the space.
        var sentence = words.AsSpan(0, Longest).LastIndexOf(". ");
        if (sentence >= Longest / 2)
            return words[..(sentence + 1)];
        var space = words.LastIndexOf(' ', Longest - 2);
        var end = space > 0 ? space : Longest - 2;
        // Does not cut a character of two code units in half.
        if (char.IsHighSurrogate(words[end - 1]))
            end--;
        return words[..end].TrimEnd(',', ';', ':', '.') + "…";
    }
}
