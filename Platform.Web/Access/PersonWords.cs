using Microsoft.Extensions.Localization;
using Platform.Web.Features.Organisations;

namespace Platform.Web.Access;

/// <summary>The text by which a page refers to a person: a name, or "iemand bij een provincie".</summary>
public static class PersonWords
{
    public static string Called(this PersonSeen person, IStringLocalizer<LayerText> texts) =>
        person.Name ?? (person.Erased ? texts["FormerMember"] : texts.Someone(person.Layer));

    /// <summary>Returns the organisation where there is one, because in a line of facts it says more than the name.</summary>
    public static string SpeaksFor(this PersonSeen person, IStringLocalizer<LayerText> texts) =>
        person.OrganisationName ?? person.Called(texts);

    /// <summary>
    /// Returns the layer to show beside <see cref="SpeaksFor"/>; null where that says it already, as "Gemeente Heikamp" and "someone at a
    /// province" do.
    /// </summary>
    public static string? LayerBeside(this PersonSeen person, IStringLocalizer<LayerText> texts) =>
        person is { Layer: { } layer, OrganisationName: { } organisation } && texts[layer.ToString()].Value is var word && !organisation.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            ? word
            : null;

    public static string Someone(this IStringLocalizer<LayerText> texts, Layer? layer) =>
        texts[layer is { } one ? $"Someone.{one}" : "Someone"];
}
