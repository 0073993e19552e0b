using AngleSharp.Html.Parser;

namespace Platform.Web.Shared.Markdown;

/// <summary>Makes a short quote of a rendered text. The page's script (_Compose.cshtml.js) makes the same from the page.</summary>
public static class Quotation
{
    /// <summary>In characters. A reply quotes what it is about, and readers find the rest by the link to the post.</summary>
    private const int Longest = 300;

    /// <returns>The first paragraphs as a Markdown quote with an empty line after it, without what the text itself quotes.</returns>
    public static string Of(SafeHtml html)
    {
        using var document = new HtmlParser().ParseDocument(html.ToString());
        var quoted = new List<string>();
        var room = Longest;
        foreach (var block in document.Body!.Children.Where(block => block.LocalName is not ("blockquote" or "section")))
        {
            var words = PlainText.OneLine(FinishFootnotes.Words(block));
            if (words.Length == 0)
                continue;
            quoted.Add("> " + PlainText.Beginning(words, room));
            room -= words.Length;
            if (room < Longest / 6)
                break;
        }

        return quoted.Count == 0 ? "" : string.Join("\n>\n", quoted) + "\n\n";
    }
}
