using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Search;

/// <summary>
/// Makes search documents from the current state of published contributions and their posts. A key without a document must not be found.
/// Documents hold keys of people, never names, and no keys at all when the author wrote by layer only or left.
/// </summary>
public sealed class SearchDocuments(PlatformDb db)
{
    /// <summary>Returns the documents of these contributions, without their posts.</summary>
    public async Task<IReadOnlyList<SearchDocument>> OfContributions(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var rows = await db.Contributions.AsNoTracking().Published()
            .Where(c => keys.Contains(c.Key))
            // A join, because of several columns of one row in a subquery Entity Framework makes a list of all revisions.
            .Join(db.Revisions, c => new { c.Key, Number = c.PublishedNumber }, r => new { Key = r.ContributionKey, Number = (int?)r.Number }, (c, r) => new
            {
                Facts = new ContributionFacts(
                    c.Key, c.Kind, c.Audience, c.Language, c.Title, c.PublishedAt!.Value, c.Facts,
                    new AuthorFacts(c.AuthorKey, c.OrganisationKey, (Layer?)c.Organisation!.Layer, c.ByLayerOnly, c.Layer, c.Author.ErasedAt != null)),
                c.Summary,
                Published = new { r.Text, r.Html },
                Accepted = db.PostVersions.Where(v => v.PostKey == c.Thread.AcceptedPostKey && v.Number == v.Post.PublishedNumber).Select(v => v.Text).FirstOrDefault(),
                c.Thread.AnswerCount,
                c.Thread.AcceptedPostKey,
            })
            .ToListAsync(cancel);
        var (tags, coAuthors) = await TagsAndCoAuthors([.. rows.Select(r => r.Facts.Key)], cancel);
        return [.. rows.Select(r => Document(r.Facts, coAuthors[r.Facts.Key], tags[r.Facts.Key], Status(r.Facts.Kind, r.AnswerCount, r.AcceptedPostKey)) with
        {
            // A summary that was made from the text would be in the index twice.
            Summary = r.Facts.Kind.Traits().HasBody ? r.Summary : null,
            // Many questions consist of a title only.
            Body = r.Published.Text == r.Facts.Title ? "" : r.Published.Text,
            Sections = Sections.Of(r.Published.Html.ToString(), r.Published.Text),
            AcceptedAnswer = r.Accepted,
        })];
    }

    /// <summary>
    /// Returns the documents of the visible posts among these keys, and of all visible posts in <paramref name="inThreads"/>.
    /// </summary>
    public async Task<IReadOnlyList<SearchDocument>> OfPosts(
        IReadOnlyCollection<string> keys, IReadOnlyCollection<string> inThreads, CancellationToken cancel)
    {
        // With both conditions in one, the database would read all posts.
        var posts = keys.Count == 0 ? db.Posts.Where(p => inThreads.Contains(p.ThreadKey))
            : inThreads.Count == 0 ? db.Posts.Where(p => keys.Contains(p.Key))
            : db.Posts.Where(p => inThreads.Contains(p.ThreadKey)).Union(db.Posts.Where(p => keys.Contains(p.Key)));
        var rows = await posts.AsNoTracking().Where(p => p.State == PostState.Visible)
            .Join(db.PostVersions, p => new { p.Key, Number = p.PublishedNumber }, v => new { Key = v.PostKey, Number = (int?)v.Number }, (p, v) => new { Post = p, v.Text, v.Html })
            .Join(db.Contributions.Published(), p => p.Post.ThreadKey, c => c.Key, (p, c) => new
            {
                p.Post.Key,
                p.Post.Kind,
                Facts = new ContributionFacts(
                    c.Key, c.Kind, c.Audience, c.Language, c.Title, c.PublishedAt!.Value, c.Facts,
                    new AuthorFacts(c.AuthorKey, c.OrganisationKey, (Layer?)c.Organisation!.Layer, c.ByLayerOnly, c.Layer, c.Author.ErasedAt != null)),
                Published = new { p.Text, p.Html },
                c.Thread.AnswerCount,
                c.Thread.AcceptedPostKey,
            })
            .ToListAsync(cancel);
        var (tags, coAuthors) = await TagsAndCoAuthors([.. rows.Select(r => r.Facts.Key).Distinct()], cancel);
        return [.. rows.Select(r => Document(r.Facts, coAuthors[r.Facts.Key], tags[r.Facts.Key], Status(r.Facts.Kind, r.AnswerCount, r.AcceptedPostKey)) with
        {
            Key = r.Key,
            Kind = ApiName.Of(r.Kind),
            Body = r.Published.Text,
            Sections = Sections.Of(r.Published.Html.ToString(), r.Published.Text),
        })];
    }

    /// <summary>
    /// Returns the documents of these contributions and their posts, as far as they can be read. When reading fails, it continues with each
    /// half until the unreadable contribution is found.
    /// </summary>
    public async Task<IReadOnlyList<SearchDocument>> OfReadable(
        IReadOnlyList<string> keys, Action<string, Exception> unreadable, CancellationToken cancel)
    {
        try
        {
            return [.. await OfContributions(keys, cancel), .. await OfPosts([], keys, cancel)];
        }
        catch (Exception e) when (e is not DbException && !cancel.IsCancellationRequested)
        {
            if (keys.Count == 1)
            {
                unreadable(keys[0], e);
                return [];
            }

            var half = keys.Count / 2;
            return [.. await OfReadable([.. keys.Take(half)], unreadable, cancel), .. await OfReadable([.. keys.Skip(half)], unreadable, cancel)];
        }
    }

    /// <summary>Returns keys of published contributions after <paramref name="after"/>, in the order of a rebuild.</summary>
    public Task<List<string>> KeysAfter(string after, int count, CancellationToken cancel) =>
        db.Contributions.AsNoTracking().Published()
            .Where(c => c.Key.CompareTo(after) > 0)
            .OrderBy(c => c.Key)
            .Select(c => c.Key)
            .Take(count)
            .ToListAsync(cancel);

    /// <summary>Returns published contributions of these organisations, because their documents contain the organisation's layer.</summary>
    public async Task<IReadOnlyList<string>> KeysOfOrganisations(IReadOnlyCollection<string> organisations, CancellationToken cancel) =>
        organisations.Count == 0 ? [] : await Published(
            db.Contributions.Where(c => organisations.Contains(c.OrganisationKey!)).Select(c => c.Key)
                .Union(db.CoAuthors.Where(a => organisations.Contains(a.OrganisationKey!)).Select(a => a.ContributionKey)),
            cancel);

    /// <summary>
    /// Returns published contributions of those members who left, because their documents no longer name author or organisation.
    /// </summary>
    public async Task<IReadOnlyList<string>> KeysOfErased(IReadOnlyCollection<string> members, CancellationToken cancel) =>
        members.Count == 0 ? [] : await Published(
            db.Contributions.Where(c => members.Contains(c.AuthorKey) && c.Author.ErasedAt != null).Select(c => c.Key)
                .Union(db.CoAuthors.Where(a => members.Contains(a.MemberKey) && a.Member.ErasedAt != null).Select(a => a.ContributionKey)),
            cancel);

    /// <summary>Finds the published contributions among these keys. The database begins with the keys, not with all contributions.</summary>
    private Task<List<string>> Published(IQueryable<string> keys, CancellationToken cancel) =>
        db.Contributions.Published().Where(c => keys.Contains(c.Key)).Select(c => c.Key).ToListAsync(cancel);

    public Task<int> Count(CancellationToken cancel) => db.Contributions.Published().CountAsync(cancel);

    public static string Audience(Audience audience) => audience == Features.Contributions.Audience.Everyone ? SearchSchema.Everyone : ApiName.Of(audience);

    private sealed record ContributionFacts(
        string Key, ContributionKind Kind, Audience Audience, string Language, string Title, DateTime PublishedAt, FieldValues Facts, AuthorFacts Author);

    /// <param name="OrganisationLayer">Layer of the organisation now.</param>
    private sealed record AuthorFacts(
        string MemberKey, string? OrganisationKey, Layer? OrganisationLayer, bool ByLayerOnly, Layer? ShownLayer, bool Erased)
    {
        /// <summary>False when the text is shown without this author and organisation, as in <see cref="PersonSeenBy"/>.</summary>
        public bool IsShown => !ByLayerOnly && !Erased;

        public Layer? Layer => ByLayerOnly ? ShownLayer : IsShown ? OrganisationLayer : null;
    }

    private async Task<(ILookup<string, string> Tags, ILookup<string, AuthorFacts> CoAuthors)> TagsAndCoAuthors(List<string> contributions, CancellationToken cancel)
    {
        var tags = await db.ContributionTags.Where(t => contributions.Contains(t.ContributionKey)).OrderBy(t => t.TagKey)
            .Select(t => new { t.ContributionKey, t.TagKey }).ToListAsync(cancel);
        var coAuthors = await db.CoAuthors.Where(a => contributions.Contains(a.ContributionKey)).OrderBy(a => a.Position)
            .Select(a => new { a.ContributionKey, Author = new AuthorFacts(a.MemberKey, a.OrganisationKey, (Layer?)a.Organisation!.Layer, a.ByLayerOnly, a.Layer, a.Member.ErasedAt != null) })
            .ToListAsync(cancel);
        return (tags.ToLookup(t => t.ContributionKey, t => t.TagKey), coAuthors.ToLookup(a => a.ContributionKey, a => a.Author));
    }

    private static SearchDocument Document(ContributionFacts c, IEnumerable<AuthorFacts> coAuthors, IEnumerable<string> tags, string? status)
    {
        List<AuthorFacts> authors = [c.Author, .. coAuthors];
        return new SearchDocument
        {
            Key = c.Key,
            Contribution = c.Key,
            Kind = c.Kind.ApiName,
            ContributionKind = c.Kind.ApiName,
            Audience = Audience(c.Audience),
            Language = c.Language,
            Title = c.Title,
            Body = "",
            Tags = [.. tags],
            Authors = [.. authors.Where(a => a.IsShown).Select(a => a.MemberKey)],
            Organisations = [.. authors.Where(a => a.IsShown).Select(a => a.OrganisationKey).OfType<string>().Distinct()],
            Layers = [.. authors.Select(a => a.Layer).OfType<Layer>().Distinct().Select(ApiName.Of)],
            Status = status,
            Facets = c.Facts.Names.Where(name => Facet.Registered.Any(f => f.Name == name)).ToDictionary(name => name, name => (IReadOnlyCollection<string>)[c.Facts[name]]),
            PublishedAt = c.PublishedAt,
        };
    }

    private static string? Status(ContributionKind kind, int answers, string? accepted) =>
        !kind.Traits().TakesAnswers ? null : accepted is not null ? "accepted" : answers > 0 ? "answered" : "open";
}
