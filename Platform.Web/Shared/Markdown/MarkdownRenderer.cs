using System.Text;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Platform.Web.Shared.Markdown;

/// <summary>
/// Makes HTML of what people write; nothing else does. Markdown without HTML, then a strict allow-list over the result (an
/// autolink <c>&lt;javascript:…&gt;</c> passes the first alone), then our own ids and classes. One instance serves all threads.
/// </summary>
public sealed class MarkdownRenderer
{
    /// <summary>Raised when the same text would give other HTML or other plain text: what was stored is then made again.</summary>
    public const int Version = 2;

    private readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks(new() { UseHttpsForWWWLinks = true, ValidPreviousCharacters = "*_~(" })
        .UseTaskLists()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .DisableHtml()
        .Use<SmallMarks>()
        .Build();

    private readonly HtmlSanitizer _sanitizer = AllowList.CreateSanitizer();

    /// <param name="place">Where the text will stand; the body of a contribution when not given.</param>
    /// <exception cref="RuleBroken">
    /// <c>TextTooLong</c> (the most that is allowed, in KB), <c>TextTooDeeplyNested</c> or <c>TextTooComplex</c>.
    /// </exception>
    public Rendered Render(string markdown, TextPlace? place = null)
    {
        place ??= TextPlace.Contribution;
        // Every character takes a byte or more, so this refuses without looking at the rest.
        if (markdown.Length > 2 * place.MaxBytes)
            throw new RuleBroken("TextTooLong", place.MaxBytes / 1024);
        var text = UserText.Clean(markdown);
        if (Encoding.UTF8.GetByteCount(text) > place.MaxBytes)
            throw new RuleBroken("TextTooLong", place.MaxBytes / 1024);
        RenderBudget.Check(text);

        using var document = _sanitizer.SanitizeDom(ToHtml(text));
        var headings = Finish.Apply(document, place);
        var body = document.Body!;
        return new Rendered(SafeHtml.FromRenderer(HtmlText.Of(body)), PlainText.Of(body), headings);
    }

    private string ToHtml(string text)
    {
        try
        {
            using var writer = new BoundedWriter(RenderBudget.MaxHtml(text));
            var renderer = new HtmlRenderer(writer);
            _pipeline.Setup(renderer);
            var document = Markdig.Markdown.Parse(text, _pipeline);
            RenderBudget.Check(document);
            // Alignment would become a style attribute on every cell; taking 9,000 of those off again costs 60 ms.
            foreach (var table in document.Descendants<Table>())
                table.ColumnDefinitions.Clear();
            renderer.Render(document);
            return writer.ToString();
        }
        // Markdig's way to say that elements are nested deeper than it will go.
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
