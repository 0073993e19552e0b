using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Platform.Web.Shared;
using static Platform.Web.Ui.FieldTagHelper;

namespace Platform.Web.Ui;

/// <summary>
/// Lists the errors of a form above it and takes the focus. Messages of fields link to their fields. Shows nothing when there are no
/// errors.
/// </summary>
[HtmlTargetElement("o-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed partial class ErrorsTagHelper(IStringLocalizer<SharedText> texts) : TagHelper
{
    /// <summary>Labels of fields whose <c>o-field</c> has its own label: <c>label-Title="…"</c>.</summary>
    [HtmlAttributeName("labels", DictionaryAttributePrefix = "label-")]
    public IDictionary<string, string> Labels { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "utrecht-alert utrecht-alert--error");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-labelledby", "errors");
        output.Attributes.Add(new TagHelperAttribute("autofocus"));
        var list = new TagBuilder("ul");
        list.AddCssClass("o-plain");
        // In the order of the form, which is that of its properties; within one property that of the labels. Messages about the whole form
        // come first.
        var labelled = Labels.Keys.ToList();
        foreach (var (name, entry) in ViewContext.ModelState.OrderBy(field => PlaceOf(field.Key)).ThenBy(field => labelled.IndexOf(field.Key)))
            foreach (var error in entry!.Errors)
                list.InnerHtml.AppendHtml(Element("li", null, null, Line(name, error.ErrorMessage)));
        var heading = Element("h2", "nl-heading nl-heading--level-4", "errors", new StringHtmlContent(texts["ErrorsHeading"]));
        var message = Element("div", "utrecht-alert__message", null, new HtmlContentBuilder().AppendHtml(heading).AppendHtml(list));
        output.Content.AppendHtml(IconTagHelper.Icon("error"));
        output.Content.AppendHtml(Element("div", "utrecht-alert__content", null, message));
    }

    /// <summary>Returns the label of a field. In a list, a message such as "Use no more than 80 characters" needs the name of its field.</summary>
    private string? LabelOf(string field)
    {
        if (Labels.TryGetValue(field, out var label))
            return label;
        var path = PathOf(field);
        return path.Count == 0 ? null : path[^1].GetDisplayName();
    }

    /// <summary>
    /// Returns whether a message has all the words of a label, so that it needs no label in front: "Vul uw naam in." and "Naam".
    /// </summary>
    private static bool Names(string message, string label) =>
        LongWord().Matches(label) is { Count: > 0 } words && words.All(word => message.Contains(word.Value, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"[\p{L}-]{4,}")]
    private static partial Regex LongWord();

    private int PlaceOf(string field)
    {
        var path = PathOf(field);
        return path.Count == 0 ? -1 : path[^1].ContainerMetadata!.Properties.ToList().IndexOf(path[^1]);
    }

    /// <summary>Returns the property of the page and the properties within it; empty when the name is not a property.</summary>
    private List<ModelMetadata> PathOf(string field)
    {
        var path = new List<ModelMetadata>();
        var metadata = ViewContext.ViewData.ModelMetadata;
        // A message about an item, such as Fields[name], stands where its list is.
        foreach (var part in field.Split('[')[0].Split('.'))
        {
            if (metadata.Properties[part] is not { } inner)
                return [];
            path.Add(metadata = inner);
        }

        return path;
    }

    private IHtmlContent Line(string field, string message)
    {
        if (field.Length == 0)
            return new StringHtmlContent(message);
        var link = Element("a", "nl-link", null, new StringHtmlContent(LabelOf(field) is { } label && !Names(message, label) ? $"{label}{(label.EndsWith('?') ? "" : ":")} {message}" : message));
        link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(field, "_");
        return link;
    }
}
