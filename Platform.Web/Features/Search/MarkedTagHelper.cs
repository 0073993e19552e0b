using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Search;
using static Platform.Web.Ui.FieldTagHelper;

namespace Platform.Web.Features.Search;

/// <summary><c>&lt;o-marked text="Model.Title" /&gt;</c> shows found text, with the matching words marked.</summary>
[HtmlTargetElement("o-marked", Attributes = "text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MarkedTagHelper : TagHelper
{
    public IReadOnlyList<TextSegment> Text { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var segment in Text)
        {
            if (segment.Marked)
                output.Content.AppendHtml(Element("mark", "nl-mark", null, new StringHtmlContent(segment.Text)));
            else
                output.Content.Append(segment.Text);
        }
    }
}
