using System.Text.Json.Serialization;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;

namespace Platform.Web.Access;

/// <summary>
/// A person as stored beside a text. Never shown: pages, API, index, mail, export and live events show
/// what <see cref="PersonSeenBy.SeenBy"/> makes of it.
/// </summary>
public sealed record PersonFacts(
    string MemberKey,
    string Name,
    string? OrganisationKey,
    string? OrganisationName,
    Layer? OrganisationLayer,
    bool ByLayerOnly,
    Layer? ShownLayer,
    bool Erased);

/// <summary>
/// What is shown of a person. Null <paramref name="Name"/>: wrote by layer only; then <paramref name="Layer"/> is all
/// that is known, and where that is null too, "bij de overheid".
/// </summary>
public sealed record PersonSeen(
    string? MemberKey,
    string? Name,
    string? OrganisationKey,
    string? OrganisationName,
    Layer? Layer,
    bool ByLayerOnly,
    [property: JsonIgnore] bool IsViewer,
    bool Erased);

/// <summary>The one projection that says what is shown of any person.</summary>
public static class PersonSeenBy
{
    public static PersonSeen SeenBy(this PersonFacts person, Viewer viewer)
    {
        var isViewer = viewer.MemberKey == person.MemberKey;
        if (person.ByLayerOnly)
            return new(null, null, null, null, person.ShownLayer, true, isViewer, false);
        if (person.Erased)
            return new(null, null, null, null, null, false, false, true);
        return new(person.MemberKey, person.Name, person.OrganisationKey, person.OrganisationName, person.OrganisationLayer, false, isViewer, false);
    }

    /// <summary>Facts about a contribution's author, for use in memory after the rows were loaded with author and organisation.</summary>
    public static PersonFacts AuthorFacts(this Contribution c) =>
        new(c.AuthorKey, c.Author.Name, c.OrganisationKey, c.Organisation?.Name, c.Organisation?.Layer, c.ByLayerOnly, c.Layer, c.Author.ErasedAt != null);

    /// <summary>Of a member as such, where nobody wrote by layer only: a profile, a colleague who moderates.</summary>
    public static PersonFacts Facts(this Member m) =>
        new(m.Key, m.Name, m.OrganisationKey, m.Organisation?.Name, m.Organisation?.Layer, false, null, m.ErasedAt != null);

    /// <param name="v">Loaded with its own author and organisation, and those of its post.</param>
    public static PersonFacts AuthorFacts(this PostVersion v) => v.Author is { } author
        ? new(author.Key, author.Name, v.OrganisationKey, v.Organisation?.Name, v.Organisation?.Layer, v.ByLayerOnly, v.Layer, author.ErasedAt != null)
        : v.Post.AuthorFacts();

    public static PersonFacts AuthorFacts(this Post p) =>
        new(p.AuthorKey, p.Author.Name, p.OrganisationKey, p.Organisation?.Name, p.Organisation?.Layer, p.ByLayerOnly, p.Layer, p.Author.ErasedAt != null);
}
