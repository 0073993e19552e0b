using System.Globalization;
using System.Text.Json;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Import;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using OrganisationRow = Platform.Web.Features.Import.OrganisationRow;

namespace Platform.Web.Features.Export;

internal sealed record ExportedText(string Key, string Title, string Summary, string Body, string Language, IReadOnlyList<string> Tags, FieldValues Fields);

/// <summary>Rows of the exchange format, with only what a visitor may know of people.</summary>
internal static class ExportRows
{
    public static OrganisationRow Of(Organisation o) => new()
    {
        Type = "organisation",
        Id = IdOf(o),
        Key = o.Key,
        Name = o.Name,
        Layer = ApiName.Of(o.Layer),
        EndedOn = o.EndedOn?.ToString("O", CultureInfo.InvariantCulture),
    };

    public static MemberRow Of(Member m) => new()
    {
        Type = "member",
        Id = IdOf(m),
        Key = m.Key,
        Name = m.Name,
        // Exports an address that came with an import, and never the address of an account, because that is a credential.
        Email = m.ImportedEmail,
        Organisation = m.Organisation is null ? null : IdOf(m.Organisation),
        Role = m.Roles.HasFlag(MemberRoles.Scientist) ? "scientist" : "civil-servant",
        About = m.About,
        JoinedAt = Moment(m.JoinedAt),
    };

    /// <param name="bodies">The texts of posts by key.</param>
    /// <param name="parts">The lines of each part of its kind that has any, by name.</param>
    public static ImportedContribution Of(
        Contribution c, ExportedText text, IReadOnlyList<Post> posts, IReadOnlyDictionary<string, string> bodies, IReadOnlyDictionary<string, List<PartLine>> parts)
    {
        var ids = posts.ToDictionary(p => p.Key, IdOf);
        return Signed(c.AuthorFacts(), c.Author, c.Organisation, new ImportedContribution
        {
            Type = c.Kind.ApiName,
            Id = c.ExternalId ?? NativeId.Of(c.Key),
            Key = c.Key,
            Language = text.Language,
            Title = text.Title,
            Summary = text.Summary.Length == 0 ? null : text.Summary,
            Body = text.Body.Length == 0 ? null : text.Body,
            Tags = text.Tags,
            Audience = c.Audience == Audience.Everyone ? null : ApiName.Of(c.Audience),
            PublishedAt = Moment(c.PublishedAt!.Value),
            Source = c.Source,
            Licence = c.Licence,
            Fields = text.Fields.Count == 0 ? null : text.Fields.ToDictionary(),
            CoAuthors = c.CoAuthors.Count == 0 ? null : [.. c.CoAuthorFacts().Select(a => Signed(a.Facts, a.Author.Member, a.Author.Organisation, new ImportedAuthor()))],
            Posts = posts.Count == 0 ? null : [.. posts.Select(p => Of(p, bodies[p.Key], ids))],
            Others = parts.Count == 0 ? null : parts.ToDictionary(p => p.Key, p => JsonSerializer.SerializeToElement(p.Value.Select(Of), ImportRow.Json)),
        });
    }

    private static ImportedPartLine Of(PartLine line) =>
        Signed(line.Facts, line.Member, line.Organisation, new ImportedPartLine
        {
            Text = line.Text.Length == 0 ? null : line.Text,
            PublishedAt = Moment(line.At),
        });

    private static ImportedPost Of(Post p, string body, Dictionary<string, string> ids) =>
        Signed(p.AuthorFacts(), p.Author, p.Organisation, new ImportedPost
        {
            Id = ids[p.Key],
            Key = p.Key,
            Kind = ApiName.Of(p.Kind),
            Body = body,
            // The post that this one replies to may have been hidden or withdrawn since.
            ReplyTo = p.ReplyToKey is null ? null : ids.GetValueOrDefault(p.ReplyToKey),
            Accepted = p.AcceptedAt is null ? null : true,
            PublishedAt = Moment(p.CreatedAt),
        });

    /// <summary>Fills in the author. An erased author gets no name, like an author by layer only.</summary>
    private static T Signed<T>(PersonFacts facts, Member author, Organisation? then, T row)
        where T : SignedRow
    {
        var seen = facts.SeenBy(Viewer.Outsider);
        if (seen.MemberKey is null)
        {
            row.ByLayerOnly = true;
            row.Layer = seen.Layer is { } layer ? ApiName.Of(layer) : null;
            return row;
        }

        row.Author = IdOf(author);
        row.Organisation = then is null || then.Key == author.OrganisationKey ? null : IdOf(then);
        return row;
    }

    private static string IdOf(Organisation o) => o.ExternalId ?? NativeId.Of(o.Key);

    private static string IdOf(Member m) => m.ExternalId ?? NativeId.Of(m.Key);

    private static string IdOf(Post p) => p.ExternalId ?? NativeId.Of(p.Key);

    private static string Moment(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
