using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Platform.Web.Shared;

namespace Platform.Web.Ui;

/// <summary>
/// A complete form field: label, help, message and control, linked for screen readers. It keeps the typed value. Other attributes
/// (autocomplete, rows, placeholder, …) go to the control; content is shown below it.
/// </summary>
[HtmlTargetElement("o-field", Attributes = "for")]
public sealed class FieldTagHelper(IHtmlGenerator html, IStringLocalizer<SharedText> texts) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    /// <summary>
    /// One of text (default), email, password, search, url, number, date, file, textarea, select, radio, checkbox (a single one) and
    /// checkboxes (several).
    /// </summary>
    public string? Type { get; set; }

    /// <summary>Replaces the localised name in [Display].</summary>
    public string? Label { get; set; }

    /// <summary>Replaces the localised description in [Display].</summary>
    public string? Description { get; set; }

    /// <summary>Shows that the field may stay empty.</summary>
    public bool Optional { get; set; }

    /// <summary>The options of a select, radio group or group of check boxes.</summary>
    public IEnumerable<Choice> Items { get; set; } = [];

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var control = new FieldControl(html, ViewContext, For, Type ?? FieldControl.TypeOf(For.Metadata), Items);
        var described = new List<string>();
        var frame = Frame(control, described);
        foreach (var attribute in output.Attributes)
            control.Attributes[attribute.Name] = attribute.Value is HtmlString text ? text.Value : attribute.Value;
        if (described.Count > 0)
            control.Attributes["aria-describedby"] = string.Join(' ', described);
        if (Error is not null && !control.IsGroup)
            control.Attributes["aria-invalid"] = "true";

        output.Attributes.Clear();
        output.TagMode = TagMode.StartTagAndEndTag;
        output.TagName = "div";
        var block = control.IsGroup ? "utrecht-form-fieldset" : "utrecht-form-field";
        output.Attributes.SetAttribute("class", Error is null ? block : $"{block} {block}--invalid");
        // A toolbar belongs between the help and the textarea; other content comes below the control.
        var content = await output.GetChildContentAsync();
        var input = new HtmlContentBuilder();
        if (control.Type == "textarea")
            input.AppendHtml(content);
        input.AppendHtml(control.Build());
        frame.Add(control.IsGroup ? input : Element("div", "utrecht-form-field__input", null, input));
        if (control.Type != "textarea")
            frame.Add(content);
        if (control.IsGroup)
            frame = [Fieldset(frame, described)];
        foreach (var part in frame)
            output.Content.AppendHtml(part);
    }

    private static TagBuilder Fieldset(List<IHtmlContent> parts, List<string> described)
    {
        var content = new HtmlContentBuilder();
        foreach (var part in parts)
            content.AppendHtml(part);
        var fieldset = Element("fieldset", "utrecht-form-fieldset__fieldset--html-fieldset", null, content);
        if (described.Count > 0)
            fieldset.Attributes["aria-describedby"] = string.Join(' ', described);
        return fieldset;
    }

    private string? Error => ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0
        ? entry.Errors[0].ErrorMessage
        : null;

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <summary>Builds label, help and message, in reading order.</summary>
    private List<IHtmlContent> Frame(FieldControl control, List<string> described)
    {
        var parts = new List<IHtmlContent>();
        if (control.Type != "checkbox")
            parts.Add(Caption(control));
        if ((Description ?? For.Metadata.Description) is { Length: > 0 } help)
            parts.Add(Note("utrecht-form-field-description", "description", help));
        if (Error is { } error)
            parts.Add(Note("utrecht-form-field-error-message", "error", error));
        return parts;

        IHtmlContent Note(string css, string suffix, string text)
        {
            described.Add($"{control.Id}-{suffix}");
            return Element("div", css, $"{control.Id}-{suffix}", new StringHtmlContent(text));
        }
    }

    private TagBuilder Caption(FieldControl control)
    {
        var name = new HtmlContentBuilder().Append(Label ?? For.Metadata.GetDisplayName());
        if (Optional)
            name.Append(" ").AppendHtml(Element("span", "o-small", null, new StringHtmlContent(texts["Optional"])));
        if (control.IsGroup)
            return Element("legend", "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend utrecht-form-fieldset__legend--distanced", null, name);
        var label = Element("label", "utrecht-form-label", null, name);
        label.Attributes["for"] = control.Id;
        return Element("div", "utrecht-form-field__label", null, label);
    }

    internal static TagBuilder Element(string tag, string? css, string? id, IHtmlContent content)
    {
        var element = new TagBuilder(tag);
        if (css is not null)
            element.AddCssClass(css);
        if (id is not null)
            element.Attributes["id"] = id;
        element.InnerHtml.AppendHtml(content);
        return element;
    }
}
