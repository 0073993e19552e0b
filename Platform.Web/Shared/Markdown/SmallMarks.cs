using Markdig;
using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Platform.Web.Shared.Markdown;

/// <summary>
/// Allows <c>&lt;sup&gt;2&lt;/sup&gt;</c>, <c>&lt;sub&gt;2&lt;/sub&gt;</c> and <c>&lt;br&gt;</c>, the only HTML in official texts that
/// Markdown has no sign for. Renders task lists as characters instead of form controls.
/// </summary>
internal sealed class SmallMarks : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, new Parser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new SmallMarkRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskGlyphRenderer());
    }

    private sealed class SmallMark(string tag, string text) : LeafInline
    {
        public string Tag => tag;
        public string Text => text;
    }

    /// <summary>Parses a mark together with its end, so that unclosed marks cannot nest without limit.</summary>
    private sealed class Parser : InlineParser
    {
        private const int LongestText = 100;

        public Parser() => OpeningCharacters = ['<'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var rest = slice.AsSpan();
            foreach (var newLine in (ReadOnlySpan<string>)["<br>", "<br/>", "<br />"])
                if (rest.StartsWith(newLine, StringComparison.OrdinalIgnoreCase))
                    return Take(new LineBreakInline { IsHard = true }, newLine.Length, processor, ref slice);
            var tag = rest.StartsWith("<sup>", StringComparison.Ordinal) ? "sup"
                : rest.StartsWith("<sub>", StringComparison.Ordinal) ? "sub" : null;
            if (tag is null)
                return false;
            var text = rest[5..];
            var length = text[..Math.Min(text.Length, LongestText + 1)].IndexOf('<');
            if (length < 1 || !text[length..].StartsWith($"</{tag}>", StringComparison.Ordinal))
                return false;
            return Take(new SmallMark(tag, text[..length].ToString()), length + 11, processor, ref slice);
        }

        private static bool Take(Inline inline, int length, InlineProcessor processor, ref StringSlice slice)
        {
            slice.Start += length;
            processor.Inline = inline;
            return true;
        }
    }

    private sealed class SmallMarkRenderer : HtmlObjectRenderer<SmallMark>
    {
        protected override void Write(HtmlRenderer renderer, SmallMark mark)
        {
            renderer.Write('<').Write(mark.Tag).Write('>');
            renderer.WriteEscape(mark.Text);
            renderer.Write("</").Write(mark.Tag).Write('>');
        }
    }

    private sealed class TaskGlyphRenderer : HtmlObjectRenderer<TaskList>
    {
        protected override void Write(HtmlRenderer renderer, TaskList task) => renderer.Write(task.Checked ? '☑' : '☐');
    }
}
