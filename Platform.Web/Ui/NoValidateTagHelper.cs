using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Platform.Web.Ui;

/// <summary>
/// Turns off the browser's own messages in every form. The server checks each form, and says in the reader's language what is wrong and
/// where, for all fields at once.
/// </summary>
[HtmlTargetElement("form")]
public sealed class NoValidateTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));
}
