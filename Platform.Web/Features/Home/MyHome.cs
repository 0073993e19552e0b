using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;

namespace Platform.Web.Features.Home;

/// <summary>A text of the member with which they go on: a draft, or a text that a moderator returned.</summary>
/// <param name="Kind">Null for a post.</param>
/// <param name="Title">Empty for a draft without title.</param>
public sealed record OwnText(string Path, KindTraits? Kind, string Title);

/// <summary>What waits for a member, and what is new for them.</summary>
/// <param name="Returned">Texts that a moderator returned.</param>
/// <param name="Threads">Threads that the member read, with posts by others since.</param>
/// <param name="Queue">How many texts wait for a moderator; zero for others than moderators.</param>
/// <param name="Answerable">A question without an answer that the member may be able to answer; null without.</param>
public sealed record Mine(
    IReadOnlyList<OwnText> Returned, IReadOnlyList<OwnText> Drafts, IReadOnlyList<NoticedThread> Notices, IReadOnlyList<OwnText> Threads, int Queue, ContributionRow? Answerable)
{
    public bool NothingWaits => Returned.Count + Drafts.Count + Notices.Count + Threads.Count + Queue == 0;
}

/// <summary>Queries for the home page of one member. Their cost depends on what the member has, not on the archive.</summary>
public sealed class MyHome(PlatformDb db, NoticeQueries notices, CurrentMember me)
{
    private const int MostShown = 3, ThreadsLooked = 100, TextsLooked = 30;

    public async Task<Mine> Of(Viewer viewer, HomeLists lists)
    {
        var noticed = me.Unread == 0 ? [] : (await notices.Page(viewer, 1, MostShown)).Unread;
        return new Mine(
            await Returned(viewer.MemberKey!),
            await Drafts(viewer.MemberKey!),
            noticed,
            await Threads(viewer, [.. noticed.Select(n => n.Key)]),
            me.Waiting,
            await Answerable(viewer.MemberKey!, lists.Open));
    }

    private async Task<IReadOnlyList<OwnText>> Returned(string key)
    {
        var contributions = await db.Contributions.AsNoTracking()
            .Where(c => c.AuthorKey == key && c.Status == ContributionStatus.Returned).OrderByDescending(c => c.UpdatedAt).Take(MostShown).ToListAsync();
        var posts = await db.ReviewItems
            .Where(i => i.SubmittedByKey == key && i.PostKey != null && i.PostVersion!.Post.State == PostState.Returned && i.PostNumber == i.PostVersion.Post.LatestNumber)
            .OrderByDescending(i => i.ClosedAt).Take(MostShown)
            .Select(i => new { i.PostKey, i.PostVersion!.Post.ThreadKey, i.PostVersion.Post.Kind, Title = db.Contributions.Where(c => c.Key == i.PostVersion.Post.ThreadKey).Select(c => c.Title).First() })
            .ToListAsync();
        return
        [
            .. contributions.Select(c => new OwnText($"/contributions/{c.Key}/edit", c.Kind.Traits(), c.Title)),
            .. posts.Select(p => new OwnText(PostAddress.ToEdit(p.ThreadKey, p.PostKey!, p.Kind), null, p.Title)),
        ];
    }

    private async Task<IReadOnlyList<OwnText>> Drafts(string key)
    {
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.OwnerKey == key && d.Kind != null).OrderByDescending(d => d.UpdatedAt).Take(MostShown)
            .Select(d => new { d.Subject, d.Kind, d.Title, Exists = db.Contributions.Any(c => c.Key == d.Subject) })
            .ToListAsync();
        return drafts.ConvertAll(d => new OwnText(
            d.Exists ? $"/contributions/{d.Subject}/edit" : $"{d.Kind!.Value.Traits().WritePath}?key={d.Subject}", d.Kind!.Value.Traits(), d.Title.Trim()));
    }

    /// <param name="noticed">Threads with a notification, which the page shows already.</param>
    private async Task<IReadOnlyList<OwnText>> Threads(Viewer viewer, List<string> noticed)
    {
        var key = viewer.MemberKey;
        var latest = db.Threads.Where(t => t.LastPostAt != null).OrderByDescending(t => t.LastPostAt).ThenBy(t => t.Key).Take(ThreadsLooked).Select(t => t.Key);
        var found = await db.ReadingPositions.Where(r => r.MemberKey == key && latest.Contains(r.ThreadKey) && !noticed.Contains(r.ThreadKey))
            .Where(r => db.Posts.Any(p => p.ThreadKey == r.ThreadKey && p.Place > r.Place && p.State == PostState.Visible && p.Kind != PostKind.Conclusion && p.AuthorKey != key))
            .Join(db.Contributions.AsNoTracking().VisibleTo(viewer), r => r.ThreadKey, c => c.Key, (r, c) => new { Contribution = c, r.Place, c.Thread.LastPostAt })
            .OrderByDescending(f => f.LastPostAt).ThenBy(f => f.Contribution.Key).Take(MostShown)
            .ToListAsync();
        return found.ConvertAll(f => new OwnText($"{f.Contribution.Path}?after={f.Place}#thread", f.Contribution.Kind.Traits(), f.Contribution.Title));
    }

    /// <summary>
    /// Chooses a question about a topic that the member wrote about under their own name, else of somebody in their layer of
    /// government, else the one that waits longest.
    /// </summary>
    private async Task<ContributionRow?> Answerable(string key, IReadOnlyList<ContributionRow> open)
    {
        var asked = await db.Contributions.Where(c => c.AuthorKey == key).Select(c => c.Key).Where(k => open.Select(o => o.Key).Contains(k)).ToListAsync();
        var others = open.Where(o => !asked.Contains(o.Key)).ToList();
        if (others.Count == 0)
            return null;
        var texts = db.Contributions.Where(c => c.AuthorKey == key && !c.ByLayerOnly).OrderByDescending(c => c.UpdatedAt).Take(TextsLooked).Select(c => c.Key);
        var topics = (await db.ContributionTags.Where(t => texts.Contains(t.ContributionKey)).Select(t => t.TagKey).Distinct().ToListAsync()).ToHashSet();
        var layer = await db.Members.Where(m => m.Key == key).Select(m => (Layer?)m.Organisation!.Layer).SingleOrDefaultAsync();
        return others.Find(o => o.Tags.Any(t => t.Key is { } tag && topics.Contains(tag)))
            ?? others.Find(o => layer is not null && o.Author.Layer == layer)
            ?? others.MinBy(o => o.PublishedAt);
    }
}
