using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Platform.Web.Ui;

/// <summary>Sets aria-current on a menu link: "page" on the page itself, "true" on a page below it.</summary>
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
