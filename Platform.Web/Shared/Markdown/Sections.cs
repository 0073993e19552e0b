using System.Net;
using System.Text;
using Platform.Search;

namespace Platform.Web.Shared.Markdown;

/// <summary>
/// Finds the position of each heading in the plain text of a rendered text. HTML and plain text have the same characters in the same order,
/// except white space. Counting those gives the position, without parsing the HTML again.
/// </summary>
public static class Sections
{
    /// <param name="html">A <see cref="Rendered.Html"/>, new or stored; never anything else.</param>
    /// <param name="text">Its <see cref="Rendered.Text"/>.</param>
    public static IReadOnlyList<DocumentSection> Of(string html, string text)
    {
        if (!html.Contains("<h", StringComparison.Ordinal))
            return [];
        var sections = new List<DocumentSection>();
        var (seen, passed, at) = (0, 0, 0);
        for (var i = 0; i < html.Length;)
        {
            var tag = html.IndexOf('<', i);
            seen += Visible(html, i, tag < 0 ? html.Length : tag);
            if (tag < 0)
                break;
            i = html.IndexOf('>', tag) + 1;
            if (html.AsSpan(tag, i - tag).Contains(" role=\"doc-", StringComparison.Ordinal) && html[tag + 1] == 'a')
                i = html.IndexOf("</a>", i, StringComparison.Ordinal);
            else if (html.AsSpan(tag).StartsWith("<img ", StringComparison.Ordinal))
                seen += Visible(Attribute(html[tag..i], "alt"));
            else if (tag + 3 < html.Length && html[tag + 1] == 'h' && char.IsAsciiDigit(html[tag + 2]))
            {
                for (; at < text.Length && (passed < seen || char.IsWhiteSpace(text[at])); at++)
                    passed += char.IsWhiteSpace(text[at]) ? 0 : 1;
                var end = html.IndexOf($"</h{html[tag + 2]}>", i, StringComparison.Ordinal);
                sections.Add(new DocumentSection(at, Words(FinishFootnotes.WithoutMarks(html[i..end])), Attribute(html[tag..i], "id")));
            }
        }

        return sections;
    }

    private static string Attribute(string tag, string name)
    {
        var from = tag.IndexOf($" {name}=\"", StringComparison.Ordinal);
        if (from < 0)
            return "";
        from += name.Length + 3;
        return WebUtility.HtmlDecode(tag[from..tag.IndexOf('"', from)]);
    }

    private static int Visible(string html, int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++)
        {
            if (html[i] == '&')
                i = html.IndexOf(';', i);
            count += char.IsWhiteSpace(html[i]) ? 0 : 1;
        }

        return count;
    }

    private static int Visible(string words) => words.Count(c => !char.IsWhiteSpace(c));

    /// <summary>Returns the words of a heading, without its markup.</summary>
    private static string Words(string html)
    {
        var words = new StringBuilder();
        for (var i = 0; i < html.Length; i++)
        {
            if (html[i] == '<')
                i = html.IndexOf('>', i);
            else
                words.Append(html[i]);
        }

        return PlainText.OneLine(WebUtility.HtmlDecode(words.ToString()));
    }
}
