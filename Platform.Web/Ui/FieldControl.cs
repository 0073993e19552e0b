using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using static Platform.Web.Ui.FieldTagHelper;

namespace Platform.Web.Ui;

/// <summary>The control of a field, in which the user types or chooses.</summary>
internal sealed class FieldControl(
    IHtmlGenerator html, ViewContext view, ModelExpression bound, string type, IEnumerable<Choice> items)
{
    public string Type => type;

    public bool IsGroup => type is "radio" or "checkboxes";

    /// <summary>The id of the control. A group gives it to its first choice, so that a link from the errors has a target.</summary>
    public string Id { get; } = IdOf(view, bound.Name);

    public Dictionary<string, object?> Attributes { get; } = [];

    public static string IdOf(ViewContext view, string name) =>
        TagBuilder.CreateSanitizedId(view.ViewData.TemplateInfo.GetFullHtmlFieldName(name), "_");

    public static string TypeOf(ModelMetadata metadata) => metadata switch
    {
        { DataTypeName: nameof(DataType.MultilineText) } => "textarea",
        { DataTypeName: nameof(DataType.Password) } => "password",
        { DataTypeName: nameof(DataType.EmailAddress) } => "email",
        { DataTypeName: nameof(DataType.Url) } => "url",
        { UnderlyingOrModelType: var t } when t == typeof(bool) => "checkbox",
        { UnderlyingOrModelType: var t } when t == typeof(int) => "number",
        { UnderlyingOrModelType: var t } when t == typeof(DateOnly) => "date",
        { UnderlyingOrModelType: var t } when t == typeof(IFormFile) => "file",
        _ => "text",
    };

    public IHtmlContent Build()
    {
        switch (type)
        {
            case "textarea":
                Style("utrecht-textarea utrecht-textarea--html-textarea", "utrecht-textarea--invalid");
                return html.GenerateTextArea(view, bound.ModelExplorer, bound.Name, 0, 0, Attributes);
            case "select":
                Style("utrecht-select utrecht-select--html-select", "utrecht-select--invalid");
                var options = items.Select(item => new SelectListItem(item.Text, item.Value));
                return html.GenerateSelect(view, bound.ModelExplorer, null, bound.Name, options, false, Attributes);
            case "password":
                Style("utrecht-textbox utrecht-textbox--html-input", "utrecht-textbox--invalid");
                return html.GeneratePassword(view, bound.ModelExplorer, bound.Name, null, Attributes);
            case "checkbox":
                Style("utrecht-checkbox utrecht-checkbox--html-input", "utrecht-checkbox--invalid");
                var box = html.GenerateCheckBox(view, bound.ModelExplorer, bound.Name, bound.Model as bool?, Attributes);
                return Row(box, Id, new Choice("true", bound.Metadata.GetDisplayName()));
            case "radio" or "checkboxes":
                return Group();
            default:
                Style("utrecht-textbox utrecht-textbox--html-input", "utrecht-textbox--invalid");
                Attributes["type"] = type;
                if (MaxLength is { } max)
                    Attributes.TryAdd("maxlength", max);
                var format = type == "date" ? "{0:yyyy-MM-dd}" : null;
                return html.GenerateTextBox(view, bound.ModelExplorer, bound.Name, type == "file" ? null : bound.Model, format, Attributes);
        }
    }

    private HtmlContentBuilder Group()
    {
        var several = type == "checkboxes";
        var name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(bound.Name);
        var chosen = html.GetCurrentValues(view, bound.ModelExplorer, bound.Name, several) ?? [];
        var group = new HtmlContentBuilder();
        var id = Id;
        var number = 1;
        foreach (var item in items)
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.AddCssClass(several
                ? "utrecht-checkbox utrecht-checkbox--html-input"
                : "utrecht-radio-button utrecht-radio-button--html-input");
            input.MergeAttributes(new Dictionary<string, string?>
            {
                ["type"] = several ? "checkbox" : "radio", ["id"] = id, ["name"] = name, ["value"] = item.Value,
            });
            if (chosen.Contains(item.Value))
                input.Attributes["checked"] = "checked";
            group.AppendHtml(Row(input, id, item));
            id = $"{Id}_{++number}";
        }

        return group;
    }

    private static TagBuilder Row(IHtmlContent input, string id, Choice choice)
    {
        var text = new HtmlContentBuilder().Append(choice.Text);
        if (choice.Note is { } note)
            text.AppendHtml(new TagBuilder("br") { TagRenderMode = TagRenderMode.SelfClosing })
                .AppendHtml(Element("span", "o-small", null, new StringHtmlContent(note)));
        var content = new HtmlContentBuilder().AppendHtml(input).AppendHtml(Element("span", null, null, text));
        var row = Element("label", "o-choice", null, content);
        row.Attributes["for"] = id;
        return row;
    }

    private void Style(string css, string whenInvalid)
    {
        var own = Attributes.GetValueOrDefault("class");
        Attributes["class"] = string.Join(' ', new[] { css, Attributes.ContainsKey("aria-invalid") ? whenInvalid : null, own }.Where(c => c is not null));
    }

    private int? MaxLength => bound.Metadata.ValidatorMetadata
        .Select(rule => rule switch
        {
            StringLengthAttribute length => length.MaximumLength,
            MaxLengthAttribute length => length.Length,
            _ => (int?)null,
        })
        .FirstOrDefault(length => length > 0);
}
