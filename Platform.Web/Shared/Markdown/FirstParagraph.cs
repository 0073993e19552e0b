using AngleSharp.Html.Parser;

namespace Platform.Web.Shared.Markdown;

/// <summary>Makes a summary of a text without one: its first paragraph, shortened at a sentence or a word.</summary>
internal static class FirstParagraph
{
    /// <param name="html">The rendered text.</param>
    /// <param name="text">Its plain text, for a text without paragraphs.</param>
    /// <param name="longest">In characters.</param>
    public static string Of(string html, string text, int longest)
    {
        using var document = new HtmlParser().ParseDocument(html);
        // Skips a paragraph that is only a link, because that is how an image of another site is rendered.
        var words = document.QuerySelectorAll("p").Where(p => p.FirstElementChild is not { LocalName: "a" } link || link.TextContent != p.TextContent)
            .Select(p => PlainText.OneLine(FinishFootnotes.Words(p))).FirstOrDefault(p => p.Length > 0)
            ?? PlainText.OneLine(text);
        return PlainText.Beginning(words, longest);
    }
}
