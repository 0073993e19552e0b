using CsCheck;
using Platform.Tests.Support;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Tests.Shared.Markdown;

public sealed class SectionsTests
{
    private static readonly MarkdownRenderer Renderer = new();

    private static readonly string[] Pieces =
    [
        "# Kop & `<code>`\n\n", "## Kop\n\n", "Kop\n\n", "**Kop**\n\n", "- # Kop in lijst\n", "> ### Kop\n\n", "### \u00A0 é *schuin* ![plaatje](/a.png)\n\n",
        "![alt & tekst](/b.png) na\n\n", "| a | b |\n|--|--|\n| 1 | <br> |\n\n", "```\n  # geen kop\n```\n\n", "tekst  met\n ruimte\n\n", "\u00A0\n\n", "- [x] klaar\n", "---\n\n", "<h2 id=\"x\">\n\n", "## Kop[^1] met noot\n\n", "Zin[^1][^twee].\n\n", "[^1]: Noot ![p](/a.png)\n\n", "[^twee]: # Kop in noot\n\n",
    ];

    [Fact]
    public void Every_heading_is_found_where_it_stands_in_the_text() =>
        Gen.Int[0, Pieces.Length - 1].Array[1, 12].Sample(picks => Check(string.Concat(picks.Select(i => Pieces[i]))), iter: 2000);

    [Fact]
    public void Of_two_equal_lines_the_heading_is_the_heading()
    {
        var rendered = Renderer.Render("Kosten\n\n# Kosten\n\nVijf euro.");
        var section = Assert.Single(Sections.Of(rendered.Html.ToString(), rendered.Text));
        Assert.Equal(("Kosten".Length + 2, "Kosten", "s-1-kosten"), (section.At, section.Heading, section.Anchor));
    }

    [SharedFact("corpus/circulars.jsonl")]
    public void The_headings_of_the_corpus_are_found()
    {
        var found = 0;
        foreach (var line in SharedData.JsonLines("corpus/circulars.jsonl").Take(300))
            if (line.TryGetProperty("body", out var body) && System.Text.Encoding.UTF8.GetByteCount(body.GetString()!) <= TextLimits.ContributionBytes)
                found += Check(body.GetString()!);
        Assert.True(found > 300, $"Only {found} headings");
    }

    [SharedFact(HostileInputs.Folder)]
    public void No_hostile_text_misleads_it()
    {
        foreach (var (_, text) in HostileInputs.All())
        {
            try
            {
                Check(text);
            }
            catch (RuleBroken)
            {
                // Refused by the renderer: never stored.
            }
        }
    }

    private static int Check(string markdown)
    {
        var rendered = Renderer.Render(markdown);
        var sections = Sections.Of(rendered.Html.ToString(), rendered.Text);
        Assert.Equal(rendered.Headings.Select(h => (h.Text, h.Id)), sections.Select(s => (s.Heading, s.Anchor)));
        Assert.Equal(sections.Select(s => s.At).Order(), sections.Select(s => s.At));
        foreach (var section in sections)
        {
            var first = section.Heading.Split(' ')[0];
            Assert.StartsWith(first, rendered.Text[section.At..].TrimStart(), StringComparison.Ordinal);
        }

        return sections.Count;
    }
}
