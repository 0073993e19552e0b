using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Platform.Web.Ui;

/// <summary>A link of a menu that knows whether the reader is there ("page") or below it ("true").</summary>
[HtmlTargetElement("a", Attributes = "o-current")]
public sealed class CurrentTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("o-current");
        var here = ViewContext.HttpContext.Request.Path;
        var target = new PathString(output.Attributes["href"].Value.ToString());
        if (here == target)
            output.Attributes.SetAttribute("aria-current", "page");
        else if (here.StartsWithSegments(target))
            output.Attributes.SetAttribute("aria-current", "true");
    }
}
