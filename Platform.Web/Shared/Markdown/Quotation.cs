using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;

namespace Platform.Web.Shared.Markdown;

/// <summary>
/// Makes a short quote of a text in Markdown, with its lists and emphasis. The page's script (_Compose.cshtml.js) makes about the same
/// from the page.
/// </summary>
public static partial class Quotation
{
    /// <summary>In characters. A reply quotes what it is about, and readers find the rest by the link to the post.</summary>
    private const int Longest = 300;

    /// <summary>In characters. Only the beginning is read, so the longest text costs no more than a short one.</summary>
    private const int Read = 1_500;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <param name="markdown">A text that was published, so it is within the limits of the renderer.</param>
    /// <returns>The first blocks as a Markdown quote with an empty line after it, without what the text itself quotes.</returns>
    public static string Of(string markdown)
    {
        var text = FootnoteMark().Replace(UserText.Clean(Start(markdown)), "");
        var quoted = new List<string>();
        var room = Longest;
        foreach (var block in Markdig.Markdown.Parse(text, Pipeline).Where(block => block is not QuoteBlock))
        {
            var (part, length) = Shortened(block, text, room);
            if (length == 0)
                continue;
            quoted.Add(string.Join('\n', part.Split('\n').Select(line => ("> " + line).TrimEnd())));
            room -= length;
            if (room < Longest / 6)
                break;
        }

        return quoted.Count == 0 ? "" : string.Join("\n>\n", quoted) + "\n\n";
    }

    /// <summary>Returns a block as it was written if it fits. A list keeps its first items, and of any other block the first words stay.</summary>
    private static (string Part, int Length) Shortened(Block block, string text, int room)
    {
        var part = Source(text, block.Span.Start, block.Span.End);
        var words = Words(part);
        if (words.Length <= room)
            return (part, words.Length);
        if (block is not ListBlock list)
            return (PlainText.Beginning(words, room), room);
        // Each item is read once, and only until the room is full.
        var (used, end) = (0, 0);
        foreach (var item in list)
        {
            var length = Words(Source(text, item.Span.Start, item.Span.End)).Length;
            if (used + length > room)
                break;
            (used, end) = (used + length, item.Span.End);
        }

        return used == 0 ? (PlainText.Beginning(words, room), room) : (Source(text, block.Span.Start, end) + " …", used);
    }

    /// <summary>Returns the first whole lines; of a line that is longer than that, the first signs.</summary>
    private static string Start(string text)
    {
        if (text.Length <= Read)
            return text;
        var end = text.LastIndexOf('\n', Read);
        return text[..(end > 0 ? end : char.IsHighSurrogate(text[Read - 1]) ? Read - 1 : Read)];
    }

    private static string Source(string text, int start, int end) => text[start..Math.Min(end + 1, text.Length)].TrimEnd();

    private static string Words(string markdown) => PlainText.OneLine(Markdig.Markdown.ToPlainText(markdown, Pipeline));

    /// <summary>A reference to a footnote, or the whole note. A label is bounded, since each "[^" starts a search for its end.</summary>
    [GeneratedRegex(@"^\[\^[^\]\s]{1,100}\]:.*(\n[ \t]+\S.*)*|\[\^[^\]\s]{1,100}\]", RegexOptions.Multiline)]
    private static partial Regex FootnoteMark();
}
