using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;
using Platform.Web.Ui;

namespace Platform.Web.Features.Members;

/// <summary>A period of a member at an organisation. The dates are null where they are not known, as after an import.</summary>
public sealed record Station(string OrganisationKey, string OrganisationName, Layer Layer, DateOnly? From, DateOnly? Until);

/// <param name="Kind">Null for a post.</param>
/// <param name="Label">Name of the kind of the post, or "Accepted"; empty for a contribution.</param>
/// <param name="Excerpt">The beginning of a post; null for a contribution.</param>
public sealed record ProfileItem(KindTraits? Kind, string Label, string Path, string Title, string Language, DateTime At, string? Excerpt);

public sealed record Profile(PersonSeen Person, string? About, DateTime JoinedAt, IReadOnlyList<Station> Stations, IReadOnlyList<ProfileItem> Items, int Total, Pager Pager);

/// <summary>
/// Queries that read a member as others see them. Texts by layer only are in no list and no count, not even in the member's own view,
/// because somebody else may see that screen.
/// </summary>
public sealed class MemberQueries(PlatformDb db)
{
    private const int PageSize = 20;
    private const int ExcerptLength = 200;

    /// <returns>Null when there is no such member to show.</returns>
    public async Task<Profile?> Profile(string key, Viewer viewer, int page)
    {
        var member = await db.Members.AsNoTracking().Include(m => m.Organisation)
            .SingleOrDefaultAsync(m => m.Key == key && !m.IsPlaceholder && m.ErasedAt == null);
        if (member is null)
            return null;
        var written = Written(key, viewer);
        var total = await written.CountAsync();
        var pager = Pager.For(page, total, PageSize);
        var shown = await pager.Of(written.OrderByDescending(w => w.At).ThenBy(w => w.Key)).ToListAsync();
        return new Profile(
            member.Facts().SeenBy(viewer), member.About, member.JoinedAt, await Stations(member), await Items(shown), total, pager);
    }

    private IQueryable<Entry> Written(string key, Viewer viewer)
    {
        var visible = db.Contributions.VisibleTo(viewer);
        var contributions = visible.Where(c => (c.AuthorKey == key && !c.ByLayerOnly) || c.CoAuthors.Any(a => a.MemberKey == key && !a.ByLayerOnly))
            .Select(c => new Entry { Key = c.Key, At = c.PublishedAt ?? c.CreatedAt, IsPost = false });
        var posts = db.Posts.InThread().Where(p => p.AuthorKey == key && !p.ByLayerOnly && p.State == PostState.Visible)
            .Where(p => visible.Any(c => c.Key == p.ThreadKey))
            .Select(p => new Entry { Key = p.Key, At = p.CreatedAt, IsPost = true });
        return contributions.Concat(posts);
    }

    private async Task<IReadOnlyList<ProfileItem>> Items(List<Entry> entries)
    {
        var keys = entries.ConvertAll(e => e.Key);
        var posts = await db.Posts.AsNoTracking().Where(p => keys.Contains(p.Key))
            .Select(p => new
            {
                p.Key,
                p.ThreadKey,
                p.Kind,
                p.CreatedAt,
                p.AcceptedAt,
                Text = db.PostVersions.Where(v => v.PostKey == p.Key && v.Number == p.PublishedNumber).Select(v => v.Text.Substring(0, ExcerptLength + 1)).FirstOrDefault(),
            })
            .ToDictionaryAsync(p => p.Key);
        var subjects = keys.Concat(posts.Values.Select(p => p.ThreadKey)).Distinct().ToList();
        var contributions = await db.Contributions.AsNoTracking().Where(c => subjects.Contains(c.Key)).ToDictionaryAsync(c => c.Key);
        return entries.ConvertAll(e =>
        {
            var post = e.IsPost ? posts[e.Key] : null;
            var c = contributions[post?.ThreadKey ?? e.Key];
            return post is null
                ? new ProfileItem(c.Kind.Traits(), "", c.Path, c.Title, c.Language, e.At, null)
                : new ProfileItem(
                    null, post.AcceptedAt is null ? post.Kind.ToString() : "Accepted", PostAddress.Of(c.Path, post.Key), c.Title, c.Language, e.At, Excerpt(post.Text));
        });
    }

    private async Task<IReadOnlyList<Station>> Stations(Member member)
    {
        var stations = await db.Memberships.Where(m => m.MemberKey == member.Key)
            .Join(db.Organisations, m => m.OrganisationKey, o => o.Key, (m, o) => new Station(o.Key, o.Name, o.Layer, m.From, m.Until))
            .ToListAsync();
        if (member.Organisation is { } now && stations.TrueForAll(s => s.OrganisationKey != now.Key || s.Until is not null))
            stations.Add(new Station(now.Key, now.Name, now.Layer, null, null));
        return [.. stations.OrderBy(s => s.Until is not null).ThenByDescending(s => s.From)];
    }

    private static string? Excerpt(string? text) =>
        text is null || text.Length <= ExcerptLength ? text : text[..ExcerptLength].TrimEnd() + "…";

    private sealed class Entry
    {
        public string Key { get; init; } = "";

        public DateTime At { get; init; }

        public bool IsPost { get; init; }
    }
}
