using System.Text.Json.Serialization;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;

namespace Platform.Web.Access;

/// <summary>
/// A person as stored with a text. It is never shown as it is: pages, API, index, mail, export and live events show the result of <see
/// cref="PersonSeenBy.SeenBy"/>.
/// </summary>
public sealed record PersonFacts(
    string MemberKey,
    string Name,
    string? OrganisationKey,
    string? OrganisationName,
    Layer? OrganisationLayer,
    bool ByLayerOnly,
    Layer? ShownLayer,
    bool Erased,
    bool Moderates);

/// <summary>
/// What is shown of a person. <paramref name="Name"/> is null when the person wrote by layer only. Only <paramref name="Layer"/> is shown
/// then; where that is null too, the text is "bij de overheid". <paramref name="IsModerator"/> marks a moderator or an administrator beside
/// the name, so that a name such as "moderator" convinces nobody.
/// </summary>
public sealed record PersonSeen(
    string? MemberKey,
    string? Name,
    string? OrganisationKey,
    string? OrganisationName,
    Layer? Layer,
    bool ByLayerOnly,
    [property: JsonIgnore] bool IsViewer,
    bool Erased,
    bool IsModerator);

/// <summary>The only place that decides what is shown of a person.</summary>
public static class PersonSeenBy
{
    public static PersonSeen SeenBy(this PersonFacts person, Viewer viewer)
    {
        var isViewer = viewer.MemberKey == person.MemberKey;
        if (person.ByLayerOnly)
            return new(null, null, null, null, person.ShownLayer, true, isViewer, false, false);
        if (person.Erased)
            return new(null, null, null, null, null, false, false, true, false);
        return new(person.MemberKey, person.Name, person.OrganisationKey, person.OrganisationName is { } name ? OrganisationName.Shown(name) : null, person.OrganisationLayer, false, isViewer, false, person.Moderates);
    }

    /// <summary>Returns the facts of a contribution's author. Author and organisation must be loaded.</summary>
    public static PersonFacts AuthorFacts(this Contribution c) =>
        new(c.AuthorKey, c.Author.Name, c.OrganisationKey, c.Organisation?.Name, c.Organisation?.Layer, c.ByLayerOnly, c.Layer, c.Author.ErasedAt != null, c.Author.Moderates);

    /// <summary>Returns the authors after the first. Co-authors must be loaded, with member and organisation.</summary>
    public static IReadOnlyList<PersonSeen> CoAuthorsSeenBy(this Contribution c, Viewer viewer) =>
        c.CoAuthors.Count == 0 ? [] : [.. c.CoAuthorFacts().Select(a => a.Facts.SeenBy(viewer))];

    /// <inheritdoc cref="CoAuthorsSeenBy"/>
    public static IEnumerable<(CoAuthor Author, PersonFacts Facts)> CoAuthorFacts(this Contribution c) => c.CoAuthors.OrderBy(a => a.Position).Select(a =>
        (a, new PersonFacts(
            a.MemberKey, a.Member.Name, a.OrganisationKey, a.Organisation?.Name, a.Organisation?.Layer, a.ByLayerOnly, a.Layer, a.Member.ErasedAt != null, a.Member.Moderates)));

    /// <summary>Returns the facts of a member who did not write by layer only, for example on a profile.</summary>
    public static PersonFacts Facts(this Member m) =>
        new(m.Key, m.Name, m.OrganisationKey, m.Organisation?.Name, m.Organisation?.Layer, false, null, m.ErasedAt != null, m.Moderates);

    /// <param name="v">Must be loaded with its author and organisation, and with its post and that post's author and organisation.</param>
    public static PersonFacts AuthorFacts(this PostVersion v) => v.Author is { } author
        ? new(author.Key, author.Name, v.OrganisationKey, v.Organisation?.Name, v.Organisation?.Layer, v.ByLayerOnly, v.Layer, author.ErasedAt != null, author.Moderates)
        : v.Post.AuthorFacts();

    public static PersonFacts AuthorFacts(this Post p) =>
        new(p.AuthorKey, p.Author.Name, p.OrganisationKey, p.Organisation?.Name, p.Organisation?.Layer, p.ByLayerOnly, p.Layer, p.Author.ErasedAt != null, p.Author.Moderates);
}
