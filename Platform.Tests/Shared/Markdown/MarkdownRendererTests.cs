using Platform.Tests.Support;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Tests.Shared.Markdown;

public class MarkdownRendererTests
{
    private static readonly MarkdownRenderer Renderer = new();

    [Theory]
    [InlineData("# A\n## B", "2 3")]
    [InlineData("#### A\n### B\n#### C", "2 2 3")]
    [InlineData("# A\n###### B\n## C\n# D", "2 3 3 2")]
    [InlineData("### A\n# B\n## C", "2 2 3")]
    [InlineData("# A\n## B\n### C\n#### D\n##### E\n###### F", "2 3 4 5 6 6")]
    public void Headings_start_at_the_top_level_and_never_skip_one(string markdown, string levels)
    {
        var rendered = Renderer.Render(markdown);
        Assert.Equal(levels, string.Join(' ', rendered.Headings.Select(heading => heading.Level)));
        Assert.All(rendered.Headings, heading => Assert.Contains($"<h{heading.Level} id=\"{heading.Id}\">", rendered.Html.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Headings_of_two_posts_on_one_page_never_share_an_id()
    {
        var ids = new[] { "abc", "xyz" }.SelectMany(key => Renderer.Render("# Één stap\n# Één stap", TextPlace.Post(key)).Headings).Select(heading => heading.Id);
        Assert.Equal(["abc-s-1-een-stap", "abc-s-2-een-stap", "xyz-s-1-een-stap", "xyz-s-2-een-stap"], ids);
    }

    [Fact]
    public void An_empty_heading_is_no_heading() => Assert.Equal(("", 0), (Renderer.Render("#\n\n## ").Html.ToString(), Renderer.Render("#").Headings.Count));

    [Fact]
    public void A_picture_is_a_link_to_it_so_that_reading_a_text_asks_for_nothing()
    {
        Assert.Equal(
            """<p><a href="https://a.nl/x.png" rel="nofollow ugc noopener">kaart</a> <a href="/bijlagen/1.png">plan</a> <a href="/threads/k/read?place=9">/threads/k/read?place=9</a></p>""",
            Renderer.Render("![kaart](https://a.nl/x.png) ![plan](/bijlagen/1.png) ![](/threads/k/read?place=9)").Html.ToString());
        Assert.DoesNotContain("<a", Renderer.Render("[![kaart](https://a.nl/x.png)](rel.md)").Html.ToString(), StringComparison.Ordinal);
        Assert.Equal("""<p><a href="/vragen">plan</a></p>""", Renderer.Render("[![plan](/bijlagen/1.png)](/vragen)").Html.ToString());
    }

    [Theory]
    [InlineData("[](https://a.nl)", """<a href="https://a.nl" rel="nofollow ugc noopener">https://a.nl</a>""")]
    [InlineData("www.rijk.nl", """<a href="https://www.rijk.nl" rel="nofollow ugc noopener">www.rijk.nl</a>""")]
    [InlineData("[v](/vragen/1?a=b#c)", """<a href="/vragen/1?a=b#c">v</a>""")]
    [InlineData("<a@b.nl>", """<a href="mailto:a@b.nl">a@b.nl</a>""")]
    public void A_link_says_where_it_goes_and_lends_no_reputation(string markdown, string html) => Assert.Equal($"<p>{html}</p>", Renderer.Render(markdown).Html.ToString());

    [Fact]
    public void A_table_scrolls_by_keyboard_and_its_headers_are_headers_of_columns()
    {
        var html = Renderer.Render("| A | |\n|--:|--|\n| 1 | 2 |").Html.ToString().ReplaceLineEndings("");
        Assert.Equal(
            """<div class="o-scroll" tabindex="0"><table><thead><tr><th class="o-end" scope="col">A</th><td></td></tr></thead><tbody><tr><td class="o-end">1</td><td>2</td></tr></tbody></table></div>""",
            html.Replace("\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain("<thead>", Renderer.Render("| | |\n|--|--|\n| 1 | 2 |").Html.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m<sup>2</sup> CO<sub>2</sub>", "m<sup>2</sup> CO<sub>2</sub>")]
    [InlineData("a<br/>b", "a<br>\nb")]
    [InlineData("<sup>open <b>x</b>", "&lt;sup&gt;open &lt;b&gt;x&lt;/b&gt;")]
    [InlineData("<sup>&lt;</sup>", "<sup>&amp;lt;</sup>")]
    [InlineData("- [x] klaar", "☑ klaar")]
    [InlineData("~~weg~~", "<del>weg</del>")]
    public void Only_the_small_marks_of_official_texts_work_as_html(string markdown, string html) =>
        Assert.Contains(html, Renderer.Render(markdown).Html.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Plain_text_has_the_words_without_markup_and_blocks_apart()
    {
        var text = Renderer.Render("# Kop *één*\n\nEen [link](https://a.nl) &\nregel<br>twee\n\n- a\n- b\n\n|A|B|\n|-|-|\n|1|2|\n\n    code  x\n\n![kaart](/k.png) &lt;b&gt;").Text;
        Assert.Equal("Kop één\n\nEen link & regel\ntwee\n\na\nb\n\nA\tB\n1\t2\n\ncode  x\n\nkaart <b>", text);
    }

    [Fact]
    public void Text_is_cleaned_of_what_files_feeds_and_databases_refuse()
    {
        // Not as InlineData: an attribute cannot hold a lone surrogate.
        var cases = new (string Text, string Clean)[]
        {
            ("a\r\nb\rc\vd", "a\nb\nc\nd"),
            ("a\0b\u001b\uD800c\uDC00\uFFFF", "a\uFFFDb\uFFFD\uFFFDc\uFFFD\uFFFD"),
            ("😀 é\tx\n", "😀 é\tx\n"),
        };
        Assert.All(cases, one => Assert.Equal(one.Clean, UserText.Clean(one.Text)));
        Assert.All(cases, one => Assert.Equal(one.Clean, UserText.Clean(one.Clean)));
    }

    [Fact]
    public void The_limit_counts_utf8_bytes()
    {
        var post = TextPlace.Post("k");
        var fits = string.Concat(Enumerable.Repeat("é é é é é\n\n", TextLimits.PostBytes / 16));
        Assert.NotEqual(0, Renderer.Render(fits, post).Html.Length);
        var broken = Assert.Throws<RuleBroken>(() => Renderer.Render(fits + "é", post));
        Assert.Equal(("TextTooLong", 32), (broken.Rule, broken.Arguments.Single()));
    }

    [Fact]
    public void The_same_text_gives_the_same_result_on_many_threads_at_once()
    {
        const string Text = "# Kop\n\n|a|b|\n|-|-|\n|1|2|\n\n[x](https://a.nl) <sup>2</sup>";
        var expected = Renderer.Render(Text).Html.ToString();
        Parallel.For(0, 200, new() { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, Renderer.Render(Text).Html.ToString()));
    }

    [SharedFact("corpus")]
    public void Every_text_of_the_corpus_renders_clean_and_whole()
    {
        var bodies = new[] { "corpus/circulars.jsonl", "corpus/rijksoverheid-questions.jsonl" }
            .SelectMany(SharedData.JsonLines)
            .SelectMany(row => row.TryGetProperty("answers", out var answers) ? answers.EnumerateArray().Prepend(row) : [row])
            .Where(row => row.TryGetProperty("body", out _))
            .Select(row => row.GetProperty("body").GetString()!)
            .ToList();
        Assert.Equal(1683, bodies.Count);
        foreach (var body in bodies)
        {
            var rendered = Renderer.Render(body);
            Assert.Null(OnlyOurs.Violation(rendered.Html.ToString()));
            Assert.InRange(rendered.Text.Length, body.Length / 4, body.Length);
        }
    }
}
