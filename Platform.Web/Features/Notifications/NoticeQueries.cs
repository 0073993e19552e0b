using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Notifications;

/// <param name="Post">The kind of the post that it is about; null when it is about the contribution.</param>
/// <param name="By">The person who caused the notification; null when nobody is named, as for an act of a moderator.</param>
public sealed record NoticeSeen(string Key, NoticeKind Kind, PostKind? Post, string Path, PersonSeen? By, string? Line, DateTime At, bool IsUnread);

/// <summary>The unread notifications about one thread, or those that were read, as one row.</summary>
/// <param name="Notices">The newest of them, the newest first.</param>
/// <param name="Count">How many there are, also those that are not in <paramref name="Notices"/>.</param>
/// <param name="Others">How many people caused them beside the one of the newest. Somebody who shows only a layer is never counted as one of those who show their name.</param>
/// <param name="Counts">What they are, as keys of texts, and how many of each; see <see cref="NoticeKinds.Counted"/>.</param>
/// <param name="Excerpt">The beginning of the newest post; null when the newest is about no post that others read.</param>
public sealed record NoticedThread(
    string Key, string Title, ContributionKind Kind, IReadOnlyList<NoticeSeen> Notices, int Count, int Others, IReadOnlyList<(string What, int Number)> Counts, string? Excerpt)
{
    public NoticeSeen Newest => Notices[0];
}

/// <summary>Queries that read notifications. They decide at each reading what a notification may show.</summary>
public sealed class NoticeQueries(PlatformDb db)
{
    /// <summary>The threads on one page.</summary>
    public const int PageSize = 20;

    /// <summary>The notifications that one row shows when it is opened.</summary>
    private const int MostOpened = 10;

    /// <summary>In characters.</summary>
    private const int ExcerptLength = 120, TextRead = 400;

    private static readonly NoticeKind[] NameSomebody = [.. Enum.GetValues<NoticeKind>().Where(k => !k.IsByModerator())];

    /// <summary>The number of members for whom one statement counts.</summary>
    private const int MostMembers = 200;

    /// <summary>Returns the unread notifications that may still be shown. A caller can make it part of a larger query.</summary>
    public static IQueryable<Notification> Unread(PlatformDb db) => db.Notifications.Where(n => n.ReadAt == null).ThatShow(db.Contributions);

    public Task<int> CountUnread(string memberKey) => Unread(db).Where(n => n.MemberKey == memberKey).OrderBy(n => n.At).Take(CurrentMember.MostUnread).CountAsync();

    /// <summary>Counts for several members at once, up to <see cref="CurrentMember.MostUnread"/> each.</summary>
    public async Task<Dictionary<string, int>> CountUnread(IReadOnlyCollection<string> memberKeys, CancellationToken cancel)
    {
        var counts = memberKeys.ToDictionary(key => key, _ => 0);
        foreach (var batch in memberKeys.Chunk(MostMembers))
        {
            var found = await Unread(db).Where(n => EF.Parameter(batch.ToList()).Contains(n.MemberKey))
                .GroupBy(n => n.MemberKey).Select(mine => new { mine.Key, Count = mine.Count() })
                .ToListAsync(cancel);
            foreach (var member in found)
                counts[member.Key] = Math.Min(member.Count, CurrentMember.MostUnread);
        }

        return counts;
    }

    /// <summary>Counts the rows of all pages. A thread with read and unread notifications has two.</summary>
    public Task<int> CountRows(string memberKey) => Shown(memberKey).Select(n => new { n.ThreadKey, IsUnread = n.ReadAt == null }).Distinct().CountAsync();

    /// <summary>Reads one page of rows, one for each thread, the unread ones first. The number of statements is the same for any number of rows.</summary>
    public async Task<(IReadOnlyList<NoticedThread> Unread, IReadOnlyList<NoticedThread> Read)> Page(Viewer viewer, int page, int size = PageSize)
    {
        var mine = Shown(viewer.MemberKey!);
        var rows = await mine.GroupBy(n => new { n.ThreadKey, IsUnread = n.ReadAt == null })
            .Select(row => new { row.Key.ThreadKey, row.Key.IsUnread, Count = row.Count(), Last = row.Max(n => n.At) })
            .OrderByDescending(row => row.IsUnread).ThenByDescending(row => row.Last).ThenBy(row => row.ThreadKey)
            .Skip((page - 1) * size).Take(size)
            .ToListAsync();
        if (rows.Count == 0)
            return ([], []);
        var threads = rows.ConvertAll(row => row.ThreadKey);
        var unread = await Newest(mine.Where(n => n.ReadAt == null), [.. rows.Where(row => row.IsUnread).Select(row => row.ThreadKey)]);
        var read = await Newest(mine.Where(n => n.ReadAt != null), [.. rows.Where(row => !row.IsUnread).Select(row => row.ThreadKey)]);
        List<string> keys = [.. unread, .. read];
        var found = (await Find(db.Notifications.Where(n => keys.Contains(n.Key)), viewer).ToListAsync()).ToLookup(f => (f.Notice.ThreadKey, f.Notice.ReadAt is null));
        var about = mine.Where(n => threads.Contains(n.ThreadKey));
        var kindsOf = (await about.GroupBy(n => new { n.ThreadKey, IsUnread = n.ReadAt == null, n.Kind }).Select(n => new { n.Key.ThreadKey, n.Key.IsUnread, n.Key.Kind, Count = n.Count() })
            .ToListAsync()).ToLookup(c => (c.ThreadKey, c.IsUnread));
        // Counted by the database: a conversation may have hundreds of people.
        var peopleOf = (await about.Where(n => NameSomebody.Contains(n.Kind) && (n.ByKey != null || n.ByLayerOnly))
            .Select(n => new { n.ThreadKey, IsUnread = n.ReadAt == null, By = n.ByLayerOnly ? null : n.ByKey, Layer = n.ByLayerOnly ? n.Layer : null, n.ByLayerOnly }).Distinct()
            .GroupBy(c => new { c.ThreadKey, c.IsUnread }).Select(c => new { c.Key.ThreadKey, c.Key.IsUnread, Count = c.Count() })
            .ToListAsync()).ToDictionary(c => (c.ThreadKey, c.IsUnread), c => c.Count);
        var made = rows.Select(row => (row.IsUnread, Row: Row((row.ThreadKey, row.IsUnread), row.Count))).ToList();
        return ([.. made.Where(m => m.IsUnread).Select(m => m.Row).OfType<NoticedThread>()], [.. made.Where(m => !m.IsUnread).Select(m => m.Row).OfType<NoticedThread>()]);

        // Null when its notifications vanished between two of these queries.
        NoticedThread? Row((string Thread, bool IsUnread) key, int count)
        {
            var newest = found[key].OrderByDescending(f => f.Notice.At).ThenBy(f => f.Notice.Key, StringComparer.Ordinal).ToList();
            if (newest.Count == 0)
                return null;
            var contribution = newest[0].Notice.Contribution;
            var people = peopleOf.GetValueOrDefault(key);
            var counts = kindsOf[key].OrderBy(k => k.Kind).GroupBy(k => k.Kind.Counted(), (what, some) => (what, some.Sum(k => k.Count))).ToList();
            return new NoticedThread(key.Thread, contribution.Title, contribution.Kind, newest.ConvertAll(f => f.SeenBy(viewer)), count, Math.Max(0, people - 1), counts, newest[0].Excerpt);
        }
    }

    /// <summary>Finds the keys of the newest notifications of each thread, in one statement.</summary>
    private async Task<List<string>> Newest(IQueryable<Notification> notices, List<string> threads)
    {
        if (threads.Count == 0)
            return [];
        var found = await db.Contributions.Where(c => threads.Contains(c.Key))
            .Select(c => notices.Where(n => n.ThreadKey == c.Key).OrderByDescending(n => n.At).ThenBy(n => n.Key).Take(MostOpened).Select(n => n.Key).ToList())
            .ToListAsync();
        return [.. found.SelectMany(keys => keys)];
    }

    private IQueryable<Notification> Shown(string memberKey) => db.Notifications.Where(n => n.MemberKey == memberKey).ThatShow(db.Contributions);

    /// <returns>
    /// The path that the notification leads to; null when there is no such notification, or nothing of it may be shown any more.
    /// </returns>
    public async Task<string?> PathOf(string key, Viewer viewer) =>
        (await Find(db.Notifications.Where(n => n.Key == key), viewer).SingleOrDefaultAsync())?.SeenBy(viewer).Path;

    private IQueryable<Found> Find(IQueryable<Notification> notices, Viewer viewer) => notices.AsNoTracking()
        .Where(n => n.MemberKey == viewer.MemberKey)
        .ThatShow(db.Contributions)
        .Include(n => n.Contribution)
        .Include(n => n.Post)
        .Include(n => n.By!.Organisation)
        .Select(n => new Found
        {
            Notice = n,
            Text = db.PostVersions.Where(v => v.PostKey == n.PostKey && v.Number == n.Post!.PublishedNumber).Select(v => v.Text.Substring(0, TextRead)).FirstOrDefault(),
        });

    private sealed class Found
    {
        public required Notification Notice { get; init; }

        public required string? Text { get; init; }

        /// <summary>The beginning of the post that others wrote; null without one.</summary>
        public string? Excerpt => Post is { State: PostState.Visible } && Text is { Length: > 0 } text && Notice.Kind is <= NoticeKind.Mention or NoticeKind.Conclusion
            ? PlainText.Beginning(text, ExcerptLength)
            : null;

        private Post? Post => Notice.Post;

        private Contribution Contribution => Notice.Contribution;

        public NoticeSeen SeenBy(Viewer viewer) => new(Notice.Key, Notice.Kind, Post?.Kind, Path, Person(viewer), Notice.Line, Notice.At, Notice.ReadAt is null);

        /// <summary>
        /// Returns the actor as they showed themselves when it happened. What they wrote since changes nothing about that.
        /// </summary>
        private PersonSeen? Person(Viewer viewer) => Notice.By is not { } by || Notice.Kind.IsByModerator()
            ? null
            : (by.Facts() with { ByLayerOnly = Notice.ByLayerOnly, ShownLayer = Notice.Layer }).SeenBy(viewer);

        private string Path => Post switch
        {
            null => Contribution.Path,
            { IsInThread: true } => $"/threads/{Notice.ThreadKey}/posts/{Post.Key}",
            { State: PostState.Waiting or PostState.Returned } when Notice.Kind == NoticeKind.Returned => PostAddress.ToEdit(Notice.ThreadKey, Post.Key, Post.Kind),
            _ => Contribution.Path,
        };
    }
}
