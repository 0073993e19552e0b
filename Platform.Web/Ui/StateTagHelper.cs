using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Platform.Web.Shared;
using static Platform.Web.Ui.FieldTagHelper;

namespace Platform.Web.Ui;

/// <summary>The state of a conversation. The ring is always shown with its word.</summary>
public enum RingState
{
    Open,
    Answered,
    Solved,
    Live,
    Counter,
}

/// <summary>
/// <c>&lt;o-state is="Solved" /&gt;</c> shows ring and word. With <c>ring-only</c> it shows the ring alone, for a title whose word is in
/// the line below it.
/// </summary>
[HtmlTargetElement("o-state", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StateTagHelper(IStringLocalizer<SharedText> texts) : TagHelper
{
    public RingState Is { get; set; }

    public bool RingOnly { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var css = Is switch
        {
            RingState.Answered => "o-ring o-ring--answered",
            RingState.Solved => "o-ring o-ring--solved",
            RingState.Live => "o-ring o-ring--live",
            RingState.Counter => "o-ring o-ring--counter",
            _ => "o-ring",
        };
        var ring = Element("span", css, null, HtmlString.Empty);
        ring.Attributes["aria-hidden"] = "true";
        output.TagName = RingOnly ? null : "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!RingOnly)
            output.Attributes.SetAttribute("class", Is == RingState.Live ? "o-state o-state--live" : "o-state");
        output.Content.AppendHtml(ring);
        if (!RingOnly)
            output.Content.Append(texts[$"State.{Is}"]);
    }
}
