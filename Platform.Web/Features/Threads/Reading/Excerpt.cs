using System.Net;
using System.Text.RegularExpressions;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>The first words of a post. The page's script (_Acts.cshtml.js) makes the same excerpt from an event.</summary>
public static partial class Excerpt
{
    public static string Of(string html, int characters)
    {
        var blocks = InlineTags().Replace(FinishFootnotes.WithoutMarks(html), "");
        var text = Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(blocks, " ")), " ").Trim();
        if (text.Length <= characters)
            return text;
        var space = text.LastIndexOf(' ', characters - 1);
        return text[..(space > characters / 2 ? space : characters)] + "…";
    }

    /// <summary>Tags within a sentence, which no space replaces: a comma may follow them.</summary>
    [GeneratedRegex("</?(?:a|abbr|b|bdi|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup)(?: [^>]*)?>")]
    private static partial Regex InlineTags();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
