using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Platform.Tests.Shared.Markdown;

/// <summary>What rendered HTML may hold at all, written down apart from the renderer's own list.</summary>
internal static partial class OnlyOurs
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["a"] = ["href", "rel", "id", "role"],
        ["div"] = ["class", "tabindex"],
        ["section"] = ["class", "role"],
        ["pre"] = ["tabindex"],
        ["ol"] = ["start"],
        ["th"] = ["scope", "class"],
        ["td"] = ["class"],
        ["li"] = ["id"],
        ["h2"] = ["id"], ["h3"] = ["id"], ["h4"] = ["id"], ["h5"] = ["id"], ["h6"] = ["id"],
        ["p"] = [], ["br"] = [], ["hr"] = [], ["blockquote"] = [], ["ul"] = [], ["code"] = [],
        ["em"] = [], ["strong"] = [], ["del"] = [], ["sub"] = [], ["sup"] = [],
        ["table"] = [], ["thead"] = [], ["tbody"] = [], ["tr"] = [],
    };

    /// <returns>What should not be there, or null.</returns>
    public static string? Violation(string html, string idPrefix = "")
    {
        var document = new HtmlParser().ParseDocument($"<body>{html}</body>");
        if (document.Head!.ChildNodes.Length > 0)
            return "something in the head";
        return document.Body!.QuerySelectorAll("*").Select(element => Violation(element, idPrefix)).FirstOrDefault(found => found is not null)
            ?? (document.Body!.Descendants<IComment>().Any() ? "a comment" : null);
    }

    private static string? Violation(IElement element, string idPrefix)
    {
        if (!Allowed.TryGetValue(element.LocalName, out var attributes))
            return $"<{element.LocalName}>";
        foreach (var attribute in element.Attributes)
        {
            var right = attributes.Contains(attribute.LocalName) && attribute.LocalName switch
            {
                "href" when element.HasAttribute("role") => attribute.Value.StartsWith("#" + idPrefix, StringComparison.Ordinal) && FootnoteId().IsMatch(attribute.Value[(1 + idPrefix.Length)..]),
                "href" => Target().IsMatch(attribute.Value),
                "rel" => attribute.Value == "nofollow ugc noopener",
                "role" => (element.LocalName, attribute.Value) is ("a", "doc-noteref") or ("a", "doc-backlink") or ("section", "doc-endnotes"),
                "class" => (element.LocalName, attribute.Value) is ("div", "o-scroll") or ("section", "o-notes") or ("td" or "th", "o-end" or "o-center"),
                "id" when element.LocalName is "a" or "li" => attribute.Value.StartsWith(idPrefix, StringComparison.Ordinal) && FootnoteId().IsMatch(attribute.Value[idPrefix.Length..]),
                "id" => attribute.Value.StartsWith(idPrefix, StringComparison.Ordinal) && OurId().IsMatch(attribute.Value[idPrefix.Length..]),
                "tabindex" => attribute.Value == "0",
                "scope" => attribute.Value == "col",
                "start" => int.TryParse(attribute.Value, out _),
                _ => false,
            };
            if (!right)
                return $"<{element.LocalName} {attribute.LocalName}=\"{attribute.Value}\">";
        }
        return null;
    }

    [GeneratedRegex(@"^(https?://[^\s]|mailto:|/(?![/\\])|/$)", RegexOptions.IgnoreCase)]
    private static partial Regex Target();

    [GeneratedRegex("^fn(ref)?-[0-9]+(-[0-9]+)?$")]
    private static partial Regex FootnoteId();

    [GeneratedRegex("^s-[0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex OurId();
}
