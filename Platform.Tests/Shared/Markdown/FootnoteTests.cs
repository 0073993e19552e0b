using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Threads;
using Platform.Web.Shared.Markdown;

namespace Platform.Tests.Shared.Markdown;

public sealed partial class FootnoteTests
{
    private static readonly MarkdownRenderer Renderer = new();

    [Fact]
    public void A_mark_leads_to_its_note_and_the_note_back_to_each_mark()
    {
        const string Html =
            """
            <p>Een<sup><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup> en<sup><a href="#fn-1" id="fnref-1-2" role="doc-noteref">1</a></sup>.</p>
            <section class="o-notes" role="doc-endnotes"><ol>
            <li id="fn-1"><p>Bron: <em>Woo</em>. <a href="#fnref-1" role="doc-backlink">↩</a> <a href="#fnref-1-2" role="doc-backlink">↩</a></p>
            </li>
            </ol></section>
            """;
        Assert.Equal(Html.ReplaceLineEndings("\n"), Renderer.Render("Een[^a] en[^a].\n\n[^a]: Bron: *Woo*.").Html.ToString());
    }

    [Fact]
    public void Notes_stand_in_the_order_of_their_marks_also_between_notes_without_one()
    {
        var notes = string.Concat(Enumerable.Range(0, 40).Select(i => $"[^{i}]: Noot {i}\n\n"));
        var rendered = Renderer.Render("a[^39] b[^7] c[^20] d[^7]\n\n" + notes);
        var document = new HtmlParser().ParseDocument(rendered.Html.ToString());
        Assert.Equal(["Noot 39", "Noot 7", "Noot 20"], document.QuerySelectorAll(".o-notes li").Select(li => li.TextContent.Replace("↩", "", StringComparison.Ordinal).Trim()));
        Assert.All(document.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(document.GetElementById(link.GetAttribute("href")![1..])));
    }

    [Fact]
    public void Notes_of_two_posts_on_one_page_never_share_an_id()
    {
        var html = string.Concat(new[] { "abc", "xyz" }.Select(key => Renderer.Render("a[^1] b[^1] c[^2]\n\n[^1]: een\n\n[^2]: twee", TextPlace.Post(key)).Html.ToString()));
        var ids = Ids().Matches(html).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(10, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^(abc|xyz)-", id));
        Assert.Null(OnlyOurs.Violation(Renderer.Render("a[^1]\n\n[^1]: een", TextPlace.Post("abc")).Html.ToString(), "abc-"));
    }

    [Fact]
    public void An_author_cannot_make_a_mark_that_is_not_a_footnote()
    {
        Assert.DoesNotContain("role", Renderer.Render("<sup>[1](#fn-1)</sup> [1](#fn-1) <sup>1</sup>").Html.ToString(), StringComparison.Ordinal);
        var html = Renderer.Render("a[^1] [9](#fn-1) [9](#fnref-1) [9](#fn-2)\n\n[^1]: een [9](#fn-1)").Html.ToString();
        Assert.Equal(1, Regex.Count(html, "doc-noteref"));
        Assert.DoesNotContain(">9</a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_in_the_words_of_a_link_is_in_no_link_and_one_in_a_picture_is_left_out()
    {
        var document = new HtmlParser().ParseDocument(Renderer.Render("[de wet[^1]](https://a.nl) ![kaart[^1]](https://a.nl/x.png)\n\n[^1]: een").Html.ToString());
        Assert.Empty(document.QuerySelectorAll("a a, a sup"));
        Assert.StartsWith("[de wet1]", document.QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("kaart", document.QuerySelector("a[href='https://a.nl/x.png']")!.TextContent);
    }

    [Fact]
    public void The_words_of_search_headings_and_excerpts_have_the_note_and_not_its_mark()
    {
        var rendered = Renderer.Render("# Kop[^1]\n\n## Twee\n\n## Drie\n\nZin[^1] door[^b].\n\n[^1]: Noot\n\n[^b]: Nog een");
        Assert.Equal("Kop\n\nTwee\n\nDrie\n\nZin door.\n\nNoot\nNog een", rendered.Text);
        Assert.Equal(("Kop", "s-1-kop"), (rendered.Headings[0].Text, rendered.Headings[0].Id));
        Assert.Equal("Kop", Contents.Of(rendered.Html.ToString())[0].Text);
        Assert.Equal("Kop", Sections.Of(rendered.Html.ToString(), rendered.Text)[0].Heading);
        Assert.Equal("Zin door. Noot", Excerpt.Of(Renderer.Render("Zin[^1] door[^1].\n\n[^1]: Noot").Html.ToString(), 100));
        Assert.Equal("Zin door.", FirstParagraph.Of(Renderer.Render("Zin[^1] door[^1].\n\n[^1]: Noot").Html.ToString(), "", 100));
    }

    [Fact]
    public void Columns_are_aligned_by_a_class_of_ours_in_every_table()
    {
        var document = new HtmlParser().ParseDocument(Renderer.Render("|a|b|\n|-|-|\n|1|2|\n\n|a|b|c|\n|:-|:-:|-:|\n|1|2|3|\n|4|5|\n\nx[^1]\n\n[^1]: |n|\n    |-:|\n    |1|").Html.ToString());
        Assert.Equal(
            [["", ""], ["", ""], ["", "o-center", "o-end"], ["", "o-center", "o-end"], ["", "o-center", "o-end"]],
            document.QuerySelectorAll("tr").Take(5).Select(row => row.Children.Select(cell => cell.ClassName ?? "").ToArray()));
        Assert.DoesNotContain("style", document.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();
}
