using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Platform.Web.Shared.Markdown;

/// <summary>
/// Writes footnotes without ids and classes, which the allow-list removes: a mark is a number in <c>sup</c>, the notes are an ordered list
/// at the end. <see cref="FinishFootnotes"/> completes them.
/// </summary>
internal sealed class Footnotes : IMarkdownExtension
{
    private readonly FootnoteExtension _parsing = new();

    public void Setup(MarkdownPipelineBuilder pipeline) => _parsing.Setup(pipeline);

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new NotesRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new MarkRenderer());
    }

    public static int Count(MarkdownDocument document) => document.LastChild is FootnoteGroup notes ? notes.Count : 0;

    private sealed class NotesRenderer : HtmlObjectRenderer<FootnoteGroup>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteGroup notes)
        {
            if (notes.Count == 0)
                return;
            renderer.EnsureLine();
            renderer.WriteLine("<ol>");
            foreach (var note in notes.Cast<Footnote>().OrderBy(note => note.Order))
            {
                renderer.Write("<li>");
                renderer.WriteChildren(note);
                renderer.WriteLine("</li>");
            }
            renderer.WriteLine("</ol>");
        }
    }

    private sealed class MarkRenderer : HtmlObjectRenderer<FootnoteLink>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteLink mark)
        {
            // Without HTML, Markdig writes the alternative text of a picture, in which a number says nothing.
            if (!mark.IsBackLink && renderer.EnableHtmlForInline)
                renderer.Write($"<sup><a href=\"#fn-{mark.Footnote.Order}\">{mark.Footnote.Order}</a></sup>");
        }
    }
}
