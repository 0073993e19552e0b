using Microsoft.Extensions.Localization;

namespace Platform.Web.Features.Contributions;

/// <summary>The words of each kind in the reader's language, from the texts in the folder of the kind.</summary>
public sealed class KindWords(IStringLocalizerFactory factory, IStringLocalizer<ContributionText> common)
{
    /// <summary>Such as "Vraag".</summary>
    public string One(KindTraits kind) => Texts(kind)["Kind.One"];

    /// <inheritdoc cref="One(KindTraits)"/>
    public string One(ContributionKind kind) => One(kind.Traits());

    /// <summary>Such as "Vragen".</summary>
    public string Many(KindTraits kind) => Texts(kind)["Kind.Many"];

    /// <summary>Heading of the page to edit one.</summary>
    public string Edit(KindTraits kind) => Texts(kind)["Kind.Edit"];

    /// <summary>The button that submits a new one.</summary>
    public string Submit(KindTraits kind) => Texts(kind)["Kind.Submit"];

    /// <summary>The label of a form field: the kind's own, or else the one of all kinds.</summary>
    public string Label(KindTraits kind, string field) =>
        Texts(kind)[$"Field.{field}"] is { ResourceNotFound: false } own ? own : common[field];

    /// <summary>The message for a field that was left empty; null when the kind has none of its own.</summary>
    public string? Needed(KindTraits kind, string field) =>
        Texts(kind)[$"Field.{field}.Needed"] is { ResourceNotFound: false } own ? own.Value : null;

    /// <summary>
    /// Returns the labels of form fields, by the name of the field in the form. The fields of the kind are in the order in which the kind
    /// reads them.
    /// </summary>
    public IDictionary<string, string> Labels(KindTraits kind, IEnumerable<string> fields)
    {
        var order = kind.FieldNames.Select(FieldReader.NameOf).ToList();
        return order.Concat(fields).Where(f => f.Length > 0).Distinct().ToDictionary(f => f, f => Label(kind, FieldReader.FieldIn(f)));
    }

    private IStringLocalizer Texts(KindTraits kind) => factory.Create(kind.Texts);
}
