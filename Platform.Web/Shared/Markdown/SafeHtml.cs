using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Platform.Web.Shared.Markdown;

/// <summary>HTML made by <see cref="MarkdownRenderer"/>; the only markup that is written to a page unencoded.</summary>
public sealed class SafeHtml : IHtmlContent
{
    private readonly string _html;

    private SafeHtml(string html) => _html = html;

    /// <param name="html">A <see cref="Rendered.Html"/>, new or stored; never anything else.</param>
    public static SafeHtml FromRenderer(string html) => new(html);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(_html);

    public override string ToString() => _html;
}
