using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Platform.Web.Shared.Markdown;

/// <summary>
/// HTML that <see cref="MarkdownRenderer"/> made, fresh or as stored: the only markup that reaches a page unencoded. Only the renderer
/// and the data layer make one (tested).
/// </summary>
public sealed class SafeHtml : IHtmlContent, IEquatable<SafeHtml>
{
    public static readonly SafeHtml Empty = new("");

    private readonly string _html;

    private SafeHtml(string html) => _html = html;

    public int Length => _html.Length;

    /// <param name="html">A result of the renderer, or a column that holds one; never anything else.</param>
    internal static SafeHtml FromRenderer(string html) => new(html);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(_html);

    public bool Equals(SafeHtml? other) => other?._html == _html;

    public override bool Equals(object? obj) => Equals(obj as SafeHtml);

    public override int GetHashCode() => _html.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _html;
}
