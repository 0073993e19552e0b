using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Platform.Web.Look;

/// <summary>One of the few drawings of the site; it always stands beside its word and is hidden from screen readers.</summary>
[HtmlTargetElement("o-icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["search"] = """<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5.5 5.5"/>""",
        ["bell"] = """<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4"/>""",
        ["check"] = """<path d="m4 12.5 5 5L20 6.5"/>""",
        ["info"] = """<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7v.5"/>""",
        ["warning"] = """<path d="M12 3 2.5 20h19zM12 10v5M12 17.5v.5"/>""",
        ["error"] = """<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16v.5"/>""",
    };

    /// <summary>search, bell, check, info, warning or error.</summary>
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Svg(Name));
    }

    internal static IHtmlContent Svg(string name) =>
        new HtmlString($"""<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">{Paths[name]}</svg>""");
}
