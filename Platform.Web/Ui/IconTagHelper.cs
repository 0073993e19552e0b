using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Platform.Web.Ui;

/// <summary>An icon. It is always next to a text and is hidden from screen readers.</summary>
[HtmlTargetElement("o-icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["search"] = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5l5.5 5.5",
        ["bell"] = "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4",
        ["person"] = "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 20.5c0-4 3.5-6 8-6s8 2 8 6",
        ["check"] = "m4 12.5 5 5L20 6.5",
        ["info"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7v.5",
        ["warning"] = "M12 3 2.5 20h19zM12 10v5M12 17.5v.5",
        ["error"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v6M12 16v.5",
    };

    /// <summary>One of search, bell, person, check, info, warning and error.</summary>
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icon(Name));
    }

    internal static TagBuilder Icon(string name) => Drawing("0 0 24 24", Paths[name]);

    internal static TagBuilder Drawing(string viewBox, string path)
    {
        var line = new TagBuilder("path");
        line.Attributes["d"] = path;
        var svg = new TagBuilder("svg");
        svg.Attributes["viewBox"] = viewBox;
        svg.Attributes["aria-hidden"] = "true";
        svg.Attributes["focusable"] = "false";
        svg.InnerHtml.AppendHtml(line);
        return svg;
    }
}
