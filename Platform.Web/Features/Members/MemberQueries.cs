using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;
using Platform.Web.Shared.Markdown;
using Platform.Web.Ui;

namespace Platform.Web.Features.Members;

/// <summary>A period of a member at an organisation. The dates are null where they are not known, as after an import.</summary>
public sealed record Station(string OrganisationKey, string OrganisationName, Layer Layer, DateOnly? From, DateOnly? Until);

/// <param name="Kind">Null for a post.</param>
/// <param name="Label">Name of the kind of the post, or "Accepted"; empty for a contribution.</param>
/// <param name="Excerpt">The beginning of a post; null for a contribution.</param>
/// <param name="More">How many other posts of the member are in the same conversation.</param>
public sealed record ProfileItem(KindTraits? Kind, string Label, string Path, string Title, string Language, DateTime At, string? Excerpt, int More = 0);

/// <param name="Topics">What the member wrote about most.</param>
/// <param name="Best">Accepted answers, of which most members found them useful.</param>
public sealed record Profile(
    PersonSeen Person, string? About, DateTime JoinedAt, IReadOnlyList<Station> Stations, IReadOnlyList<TagShown> Topics, IReadOnlyList<ProfileItem> Best,
    IReadOnlyList<ProfileItem> Items, int Total, Pager Pager);

/// <summary>
/// Queries that read a member as others see them. Texts by layer only are in no list and no count, not even in the member's own view,
/// because somebody else may see that screen.
/// </summary>
public sealed class MemberQueries(PlatformDb db, PageTags tags)
{
    private const int PageSize = 20;
    private const int ExcerptLength = 200;
    private const int MostTopics = 6, MostBest = 3;

    /// <summary>Below this number the whole list is short enough.</summary>
    private const int FewestForBest = 6;

    /// <returns>Null when there is no such member to show.</returns>
    public async Task<Profile?> Profile(string key, Viewer viewer, int page)
    {
        tags.AddAny(ContributionQueries.InLists);
        var member = await db.Members.AsNoTracking().Include(m => m.Organisation)
            .SingleOrDefaultAsync(m => m.Key == key && !m.IsPlaceholder && m.ErasedAt == null);
        if (member is null)
            return null;
        var written = Written(key, viewer);
        var total = await written.CountAsync();
        // One row for each conversation: the contribution if it is the member's own, else their newest post.
        var conversations = written.GroupBy(w => w.Thread).Select(c => new { Thread = c.Key, Last = c.Max(w => w.At), Count = c.Count(), Own = c.Count(w => !w.IsPost) });
        var pager = Pager.For(page, await conversations.CountAsync(), PageSize);
        var rows = await pager.Of(conversations.OrderByDescending(c => c.Last).ThenBy(c => c.Thread)).ToListAsync();
        var threads = rows.Where(r => r.Own == 0).Select(r => r.Thread).ToList();
        var posts = Posts(key, viewer);
        var newest = (await db.Contributions.Where(c => threads.Contains(c.Key))
            .Select(c => new { c.Key, Post = posts.Where(p => p.ThreadKey == c.Key).OrderByDescending(p => p.CreatedAt).ThenBy(p => p.Key).Select(p => p.Key).FirstOrDefault() })
            .ToListAsync()).ToDictionary(c => c.Key, c => c.Post);
        var shown = rows.Where(r => r.Own > 0 || newest.GetValueOrDefault(r.Thread) is not null)
            .Select(r => new Entry { Key = r.Own > 0 ? r.Thread : newest[r.Thread]!, Thread = r.Thread, At = r.Last, IsPost = r.Own == 0 }).ToList();
        var more = rows.ToDictionary(r => r.Thread, r => r.Count - 1);
        var best = total < FewestForBest ? [] : await Posts(key, viewer).Where(p => p.AcceptedAt != null)
            .OrderByDescending(p => p.Votes).ThenBy(p => p.Key).Take(MostBest).Select(p => new Entry { Key = p.Key, Thread = p.ThreadKey, At = p.CreatedAt, IsPost = true }).ToListAsync();
        return new Profile(
            member.Facts().SeenBy(viewer), member.About, member.JoinedAt, await Stations(member), await Topics(key, viewer), await Items(best), [.. (await Items(shown)).Zip(shown, (item, entry) => item with { More = more[entry.Thread] })], total, pager);
    }

    private async Task<IReadOnlyList<TagShown>> Topics(string key, Viewer viewer)
    {
        var own = db.Contributions.VisibleTo(viewer).Where(c => c.AuthorKey == key && !c.ByLayerOnly);
        var most = await own.Join(db.ContributionTags, c => c.Key, t => t.ContributionKey, (c, t) => t)
            .GroupBy(t => new { t.TagKey, t.Tag.Name }).Select(tag => new { tag.Key.TagKey, tag.Key.Name, Count = tag.Count() })
            .OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Name).Take(MostTopics).ToListAsync();
        return most.ConvertAll(tag => new TagShown(tag.TagKey, tag.Name));
    }

    /// <summary>The posts that the member wrote under their own name and this viewer may read.</summary>
    private IQueryable<Post> Posts(string key, Viewer viewer)
    {
        var visible = db.Contributions.VisibleTo(viewer);
        return db.Posts.InThread().Where(p => p.AuthorKey == key && !p.ByLayerOnly && p.State == PostState.Visible).Where(p => visible.Any(c => c.Key == p.ThreadKey));
    }

    private IQueryable<Entry> Written(string key, Viewer viewer)
    {
        var visible = db.Contributions.VisibleTo(viewer);
        // The database begins with the member, not with all contributions.
        var keys = db.Contributions.Where(c => c.AuthorKey == key && !c.ByLayerOnly).Select(c => c.Key)
            .Union(db.CoAuthors.Where(a => a.MemberKey == key && !a.ByLayerOnly).Select(a => a.ContributionKey));
        var contributions = visible.Where(c => keys.Contains(c.Key))
            .Select(c => new Entry { Key = c.Key, Thread = c.Key, At = c.PublishedAt ?? c.CreatedAt, IsPost = false });
        var posts = Posts(key, viewer)
            .Select(p => new Entry { Key = p.Key, Thread = p.ThreadKey, At = p.CreatedAt, IsPost = true });
        return contributions.Concat(posts);
    }

    private async Task<IReadOnlyList<ProfileItem>> Items(List<Entry> entries)
    {
        if (entries.Count == 0)
            return [];
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
            .Join(db.Organisations, m => m.OrganisationKey, o => o.Key, (m, o) => new Station(o.Key, OrganisationName.Shown(o.Name), o.Layer, m.From, m.Until))
            .ToListAsync();
        if (member.Organisation is { } now && stations.TrueForAll(s => s.OrganisationKey != now.Key || s.Until is not null))
            stations.Add(new Station(now.Key, OrganisationName.Shown(now.Name), now.Layer, null, null));
        return [.. stations.OrderBy(s => s.Until is not null).ThenByDescending(s => s.From)];
    }

    private static string? Excerpt(string? text) =>
        text is null ? null : PlainText.Beginning(text, ExcerptLength);

    private sealed class Entry
    {
        public string Key { get; init; } = "";

        public string Thread { get; init; } = "";

        public DateTime At { get; init; }

        public bool IsPost { get; init; }
    }
}
