using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Platform.Web.Shared;

namespace Platform.Web.Ui;

public enum TimeShown
{
    DateAndTime,
    Date,
    Time,
}

/// <summary>Shows a stored UTC time in the platform's time zone: <c>&lt;o-time value="@post.At" show="Date" /&gt;</c>.</summary>
[HtmlTargetElement("o-time", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeTagHelper(LocalTime clock) : TagHelper
{
    public DateTime Value { get; set; }

    public TimeShown Show { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Show == TimeShown.Date
            ? clock.DayOf(Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Content.SetContent(Show switch
        {
            TimeShown.Date => clock.Date(Value),
            TimeShown.Time => clock.Time(Value),
            _ => clock.DateAndTime(Value),
        });
    }
}
