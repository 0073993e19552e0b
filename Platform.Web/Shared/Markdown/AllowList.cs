using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace Platform.Web.Shared.Markdown;

/// <summary>
/// The elements and attributes that an author's text may produce; all others are removed. Attributes id, name, class and style are not
/// allowed: with <c>name</c> a sanitised text once replaced <c>document.createElement</c> in a browser.
/// </summary>
internal static class AllowList
{
    public static HtmlSanitizer CreateSanitizer() => new(new HtmlSanitizerOptions
    {
        AllowedTags = Set(
            "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "code",
            "em", "strong", "del", "sub", "sup", "a", "img", "table", "thead", "tbody", "tr", "th", "td"),
        AllowedAttributes = Set("href", "src", "alt", "start"),
        AllowedSchemes = Set("http", "https", "mailto"),
        UriAttributes = Set("href", "src"),
        AllowedCssProperties = Set(),
        AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
    })
    {
        // The default parser knows CSS, which no allowed element needs.
        HtmlParserFactory = () => new HtmlParser(),
    };

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
