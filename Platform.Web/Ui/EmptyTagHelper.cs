using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Platform.Web.Ui.FieldTagHelper;

namespace Platform.Web.Ui;

/// <summary>Shows an empty list: the heading states why it is empty, the content has one sentence and one thing to do.</summary>
[HtmlTargetElement("o-empty", Attributes = "heading")]
public sealed class EmptyTagHelper : TagHelper
{
    private const string Ring =
        "M11.93 54.29A30 30 0 0 1 46.08 5.51L40.22 16.55A17.5 17.5 0 0 0 20.29 45.01Z"
        + "M52.07 9.71A30 30 0 0 1 17.92 58.49L23.78 47.45A17.5 17.5 0 0 0 43.71 18.99Z";

    public string Heading { get; set; } = "";

    /// <summary>The level of the heading: 2, unless the list is part of a section.</summary>
    public int Level { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "section";
        output.Attributes.SetAttribute("class", "o-empty");
        output.Content.AppendHtml(IconTagHelper.Drawing("0 0 64 64", Ring));
        output.Content.AppendHtml(Element($"h{Level}", "nl-heading nl-heading--level-3", null, new StringHtmlContent(Heading)));
        output.Content.AppendHtml(content);
    }
}
