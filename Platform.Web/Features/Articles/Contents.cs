using System.Net;
using System.Text.RegularExpressions;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Articles;

/// <summary>The table of contents of an article, read back from the HTML our renderer stored.</summary>
public static partial class Contents
{
    /// <summary>An article with fewer headings has no table of contents, because its reader sees the whole at a glance.</summary>
    private const int Fewest = 3;

    /// <returns>The headings of the two highest levels; none for a short article.</returns>
    public static IReadOnlyList<Heading> Of(string html)
    {
        var all = HeadingElement().Matches(html)
            .Select(m => new Heading(m.Groups[1].ValueSpan[0] - '0', WebUtility.HtmlDecode(Element().Replace(FinishFootnotes.WithoutMarks(m.Groups[3].Value), "")), m.Groups[2].Value))
            .ToList();
        return all.Count < Fewest ? [] : all;
    }

    [GeneratedRegex("""<h([23]) id="([^"]+)">(.*?)</h\1>""", RegexOptions.Singleline)]
    private static partial Regex HeadingElement();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Element();
}
