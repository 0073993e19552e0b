using System.Buffers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Platform.Web.Shared.Markdown;

/// <summary>
/// Refuses texts that would be expensive to render and that no person writes. The cost of some Markdown grows with the square of its
/// length: <c>[a](</c> 16,000 times takes 2.3 s; a table of 5,000 headers and 5,000 short rows takes 10 s and 4 GB. The texts of the corpus
/// need at most 1,567 lines, 7,300 signs, 32 brackets, 450 emphases and 4,200 cells a table.
/// </summary>
internal static class RenderBudget
{
    private const int LongestWord = 4096;
    private const int Signs = 16_000;
    private const int Lines = 8000;
    private const int Brackets = 2000;
    private const int Emphases = 4000;
    private const int Markers = 100;
    private const int AllMarkers = 12_000;
    private const int TableCells = 20_000;
    private const int Headings = 500;
    private const int Links = 500;
    private const int ListItems = 3000;
    private const int Tables = 200;

    /// <summary>The longest HTML in characters. Link definitions can repeat one long address thousands of times.</summary>
    public static int MaxHtml(string markdown) => (16 * markdown.Length) + 100_000;

    private static readonly SearchValues<char> MarkupSigns = SearchValues.Create("[]*_~`<|&\\#\n");

    public static void Check(string text)
    {
        if (text.AsSpan().CountAny(MarkupSigns) > Signs || text.AsSpan().Count('\n') > Lines
            || text.AsSpan().CountAny("[<") > Brackets || Addresses(text) > Links || EmphasisRuns(text) > Emphases || LongestRun(text) > LongestWord)
            throw new RuleBroken("TextTooComplex");
        int rows = 0, widest = 0, before = 0, cells = 0, markers = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var leading = LeadingMarkers(line);
            if (leading > Markers)
                throw new RuleBroken("TextTooDeeplyNested");
            // Thousands of lists in one another cost much to parse, and have more items than are allowed.
            if ((markers += leading) > AllMarkers)
                throw new RuleBroken("TextTooComplex");
            var pipes = line.Count('|');
            if (pipes == 0)
            {
                // The cells of all tables of a text are added up.
                (before, rows, widest, cells) = (before + cells, 0, 0, 0);
                continue;
            }
            rows++;
            widest = Math.Max(widest, pipes + 1);
            cells = rows * widest;
        }
        if (before + cells > TableCells)
            throw new RuleBroken("TextTooComplex");
    }

    /// <summary>Limits elements that each cost time after parsing.</summary>
    public static void Check(MarkdownDocument document)
    {
        int headings = 0, links = 0, items = 0, tables = 0;
        foreach (var part in document.Descendants())
            _ = part switch
            {
                HeadingBlock => headings++,
                LinkInline or AutolinkInline or FootnoteLink { IsBackLink: false } => links++,
                ListItemBlock => items++,
                Table => tables++,
                _ => 0,
            };
        if (headings > Headings || links > Links || items > ListItems || tables > Tables)
            throw new RuleBroken("TextTooComplex");
    }

    /// <summary>Counts what Markdig may turn into a link without brackets. For each, Markdig scans the preceding text.</summary>
    private static int Addresses(string text) =>
        text.AsSpan().Count("www.") + text.AsSpan().Count("://") + text.AsSpan().Count("mailto:") + text.AsSpan().Count("tel:");

    private static int LeadingMarkers(ReadOnlySpan<char> line)
    {
        var markers = 0;
        foreach (var c in line)
        {
            if (c is '>' or '-' or '+' or '*' or '.' or ')')
                markers++;
            else if (c is not (' ' or '\t') && !char.IsAsciiDigit(c))
                break;
        }
        return markers;
    }

    private static int EmphasisRuns(string text)
    {
        var runs = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] is '*' or '_' or '~' && (i == 0 || text[i - 1] != text[i]))
                runs++;
        return runs;
    }

    private static int LongestRun(string text)
    {
        int longest = 0, start = 0;
        for (var i = 0; i <= text.Length; i++)
            if (i == text.Length || text[i] is ' ' or '\n' or '\t')
            {
                longest = Math.Max(longest, i - start);
                start = i + 1;
            }
        return longest;
    }
}
