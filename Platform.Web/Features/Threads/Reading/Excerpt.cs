using System.Net;
using System.Text.RegularExpressions;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>The first words of a post. The page's script (_Acts.cshtml.js) makes the same excerpt from an event.</summary>
public static partial class Excerpt
{
    public static string Of(string html, int characters)
    {
        var text = Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(FinishFootnotes.WithoutMarks(html), " ")), " ").Trim();
        return text.Length <= characters ? text : text[..characters].TrimEnd() + "…";
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
