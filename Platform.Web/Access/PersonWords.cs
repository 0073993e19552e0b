using Microsoft.Extensions.Localization;
using Platform.Web.Features.Organisations;

namespace Platform.Web.Access;

/// <summary>What a person is called on a page: by name, or "iemand bij een provincie".</summary>
public static class PersonWords
{
    public static string Called(this PersonSeen person, IStringLocalizer<LayerText> texts) =>
        person.Name ?? (person.Erased ? texts["FormerMember"] : texts.Someone(person.Layer));

    /// <summary>For a line of facts: the organisation one speaks from says more than a name.</summary>
    public static string SpeaksFor(this PersonSeen person, IStringLocalizer<LayerText> texts) =>
        person.OrganisationName ?? person.Called(texts);

    public static string Someone(this IStringLocalizer<LayerText> texts, Layer? layer) =>
        texts[layer is { } one ? $"Someone.{one}" : "Someone"];
}
