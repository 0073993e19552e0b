using System.Text;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;

namespace Platform.Web.Shared.Markdown;

/// <summary>
/// The only place that makes HTML from members' texts. It parses Markdown without HTML, applies a strict allow-list to the result (an
/// autolink <c>&lt;javascript:…&gt;</c> passes the first step), and then adds our own ids and classes. Thread-safe.
/// </summary>
public sealed class MarkdownRenderer
{
    /// <summary>Raised when the same text would give other HTML or other plain text. A stored result of an earlier version is not used for a new revision.</summary>
    public const int Version = 3;

    private readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .Use<Footnotes>()
        .UseAutoLinks(new() { UseHttpsForWWWLinks = true, ValidPreviousCharacters = "*_~(" })
        .UseTaskLists()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .DisableHtml()
        .Use<SmallMarks>()
        .Build();

    private readonly HtmlSanitizer _sanitizer = AllowList.CreateSanitizer();

    /// <param name="place">The place of the text on the page; null for the body of a contribution.</param>
    /// <exception cref="RuleBroken">
    /// <c>TextTooLong</c> (the most that is allowed, in KB), <c>TextTooDeeplyNested</c> or <c>TextTooComplex</c>.
    /// </exception>
    public Rendered Render(string markdown, TextPlace? place = null)
    {
        place ??= TextPlace.Contribution;
        // Every character takes at least one byte, so this refuses very long texts without reading them.
        if (markdown.Length > 2 * place.MaxBytes)
            throw new RuleBroken("TextTooLong", place.MaxBytes / 1024);
        var text = UserText.Clean(markdown);
        if (Encoding.UTF8.GetByteCount(text) > place.MaxBytes)
            throw new RuleBroken("TextTooLong", place.MaxBytes / 1024);
        RenderBudget.Check(text);

        var (html, notes, columns) = ToHtml(text);
        using var document = _sanitizer.SanitizeDom(html);
        ColumnAlignment.Apply(document, columns);
        FinishFootnotes.Apply(document, place, notes);
        var headings = Finish.Apply(document, place);
        var body = document.Body!;
        return new Rendered(SafeHtml.FromRenderer(HtmlText.Of(body)), PlainText.Of(body), headings);
    }

    private (string Html, int Notes, List<string?[]> Columns) ToHtml(string text)
    {
        try
        {
            using var writer = new BoundedWriter(RenderBudget.MaxHtml(text));
            var renderer = new HtmlRenderer(writer);
            _pipeline.Setup(renderer);
            var document = Markdig.Markdown.Parse(text, _pipeline);
            RenderBudget.Check(document);
            var columns = ColumnAlignment.Take(document);
            var notes = Footnotes.Count(document);
            renderer.Render(document);
            return (writer.ToString(), notes, columns);
        }
        // Markdig throws this when elements are nested too deeply.
        catch (ArgumentException)
        {
            throw new RuleBroken("TextTooDeeplyNested");
        }
    }

    private sealed class BoundedWriter(int max) : StringWriter
    {
        public override void Write(char value) { Room(1); base.Write(value); }

        public override void Write(string? value) { Room(value?.Length ?? 0); base.Write(value); }

        public override void Write(char[] buffer, int index, int count) { Room(count); base.Write(buffer, index, count); }

        public override void Write(ReadOnlySpan<char> buffer) { Room(buffer.Length); base.Write(buffer); }

        private void Room(int more)
        {
            if (GetStringBuilder().Length + more > max)
                throw new RuleBroken("TextTooComplex");
        }
    }
}
