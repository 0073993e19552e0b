using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Rounds;
using Platform.Web.Followers;
using Platform.Web.Look;
using Platform.Web.Shared;
using Platform.Web.Shared.Caching;

namespace Platform.Web.Features.Threads;

/// <summary>Reads threads, for pages and for those who follow one live.</summary>
public sealed class ThreadQueries(PlatformDb db, Trust trust, PageTags page)
{
    public const int PageSize = 200;

    /// <summary>Someone further behind reads in parts, or anew.</summary>
    public const int MaxChanges = 500;

    /// <param name="part">From 1, the oldest; null for the last, where a thread goes on.</param>
    /// <param name="only">Of this kind; null for all.</param>
    /// <returns>Null when there is no such thread, or page of it, for this viewer.</returns>
    public async Task<ThreadView?> View(string key, Viewer viewer, int? part = null, PostKind? only = null)
    {
        // The sequence is read before the posts: what changes in between is sent again, and that does no harm.
        var found = await db.Contributions.AsNoTracking().ReadableBy(viewer)
            .Where(c => c.Key == key)
            .Select(c => new
            {
                Contribution = c,
                c.Thread,
                Total = db.Posts.InThread().Count(p => p.ThreadKey == key && p.Kind != PostKind.Conclusion && (only == null || p.Kind == only)),
                CounterViews = db.Posts.Count(p => p.ThreadKey == key && p.Kind == PostKind.CounterView && p.State == PostState.Visible),
                // One column at a time: SQLite has no APPLY.
                RoundCode = db.Rounds.Where(r => r.ThreadKey == key).OrderByDescending(r => r.OpenedAt).Select(r => r.Code).FirstOrDefault(),
                RoundTitle = db.Rounds.Where(r => r.ThreadKey == key).OrderByDescending(r => r.OpenedAt).Select(r => r.Title).FirstOrDefault(),
            })
            .SingleOrDefaultAsync();
        if (found is null)
            return null;
        var last = Pager.For(1, found.Total, PageSize).Pages;
        var pager = new Pager(part ?? last, last);
        if (pager.Page < 1 || pager.Page > last)
            return null;

        var posts = (await PostsOf(key).Where(p => p.Kind != PostKind.Conclusion && (only == null || p.Kind == only)).OrderBy(p => p.Place).Skip((pager.Page - 1) * PageSize).Take(PageSize).ToListAsync())
            .ConvertAll(p => Seen(p, viewer));
        page.Add(ChangeKind.Thread, key);
        var lead = found.Contribution.TakesAnswers && only is null ? await LeadOf(found.Thread, posts, pager, viewer) : null;
        // A locked thread has its form too, hidden: unlocking shows it at once.
        var canReply = found.Contribution.CanBeDiscussedBy(viewer);
        var conclusion = await PostsOf(key).SingleOrDefaultAsync(p => p.Kind == PostKind.Conclusion && p.State == PostState.Visible);
        return new ThreadView
        {
            Contribution = found.Contribution,
            Thread = found.Thread,
            Round = found.RoundCode is { } code ? new RoundLink(code, found.RoundTitle!) : null,
            Lead = lead,
            Posts = posts.FindAll(p => p.Key != lead?.Key),
            Pager = pager,
            Only = only,
            CounterViews = found.CounterViews,
            Own = viewer.IsMember ? await OwnOf(key, viewer) : [],
            Form = canReply ? await FormOf(found.Contribution, viewer) : null,
            IsModerator = viewer.IsModerator,
            Voted = viewer.IsMember ? await VotedOn(posts.Append(lead).OfType<PostSeen>().Select(p => p.Key), viewer) : new HashSet<string>(),
            Conclusion = conclusion is null ? null : Seen(conclusion, viewer),
            MayConclude = WriteConclusion.IsOpenTo(found.Contribution, viewer),
            IsAsker = found.Contribution.TakesAnswers && viewer.IsMember && found.Contribution.AuthorKey == viewer.MemberKey,
        };
    }

    /// <returns>Null when there is no such thread for this viewer.</returns>
    public async Task<ThreadChanges?> Changes(string key, long after, Viewer viewer)
    {
        var found = await db.Contributions.ReadableBy(viewer)
            .Where(c => c.Key == key)
            .Select(c => new { c.Thread, c.Thread.Sequence })
            .AsNoTracking()
            .SingleOrDefaultAsync();
        if (found is null)
            return null;
        var head = found.Sequence;
        if (after >= head)
            return new ThreadChanges(head, false, []);
        var changed = await PostsOf(key)
            .Where(p => p.ChangedAt > after && p.ChangedAt <= head)
            .OrderBy(p => p.ChangedAt)
            .Take(MaxChanges + 1)
            .ToListAsync();
        var changes = changed.Select(ThreadChange.Of).ToList();
        if (found.Thread.ChangedAt > after)
            changes = [.. changes.Append(ThreadChange.Of(found.Thread)).OrderBy(c => c.Sequence)];
        var more = changes.Count > MaxChanges;
        changes = changes[..Math.Min(changes.Count, MaxChanges)];
        return more
            ? new ThreadChanges(changes[^1].Sequence, true, changes)
            : new ThreadChanges(head, false, changes);
    }

    /// <summary>What a reply is about: the contribution and, if to one post, that post as this viewer sees it.</summary>
    public async Task<(Contribution Contribution, PostSeen? RepliedTo)?> Opening(string key, string? replyTo, Viewer viewer)
    {
        var contribution = await db.Contributions.AsNoTracking().ReadableBy(viewer).SingleOrDefaultAsync(c => c.Key == key);
        if (contribution is null)
            return null;
        var post = string.IsNullOrEmpty(replyTo) ? null : await PostsOf(key).SingleOrDefaultAsync(p => p.Key == replyTo);
        return (contribution, post is null ? null : PostSeen.By(viewer, post));
    }

    /// <summary>Where a post stands now: its contribution, the page of the thread, the post.</summary>
    public async Task<string?> PathOf(string key, string postKey, Viewer viewer)
    {
        var contribution = await db.Contributions.AsNoTracking().ReadableBy(viewer).SingleOrDefaultAsync(c => c.Key == key);
        var place = await db.Posts.InThread().Where(p => p.Key == postKey && p.ThreadKey == key).Select(p => p.Place).SingleOrDefaultAsync();
        if (contribution is null || place is null)
            return null;
        var before = await db.Posts.InThread().CountAsync(p => p.ThreadKey == key && p.Place < place);
        return $"{contribution.Path}?page={(before / PageSize) + 1}#p-{postKey}";
    }

    private PostSeen Seen(Post post, Viewer viewer)
    {
        page.Add(ChangeKind.Member, post.AuthorKey);
        page.Add(ChangeKind.Organisation, post.OrganisationKey);
        return PostSeen.By(viewer, post);
    }

    private async Task<HashSet<string>> VotedOn(IEnumerable<string> posts, Viewer viewer) =>
        [.. await db.Votes.Where(v => v.MemberKey == viewer.MemberKey && v.Useful && posts.Contains(v.PostKey)).Select(v => v.PostKey).ToListAsync()];

    /// <summary>Markdown that quotes a whole post and links to it; nobody's name is written into it.</summary>
    public async Task<string> Quote(string postKey, string source)
    {
        var quoted = await db.Posts.Where(p => p.Key == postKey && p.State == PostState.Visible)
            .Select(p => new { p.ThreadKey, Body = db.PostVersions.Where(v => v.PostKey == p.Key && v.Number == p.PublishedNumber).Select(v => v.Body).Single() })
            .SingleAsync();
        return $"> {quoted.Body.ReplaceLineEndings("\n").Trim().Replace("\n", "\n> ", StringComparison.Ordinal)}\n>\n> [{source}](/threads/{quoted.ThreadKey}/posts/{postKey})\n\n";
    }

    public Task<bool> IsLocked(string key) => db.Threads.AnyAsync(t => t.Key == key && t.Locked);

    /// <summary>The last visible posts, for who writes the conclusion.</summary>
    public async Task<IReadOnlyList<PostSeen>> Citable(string key, Viewer viewer) =>
        (await PostsOf(key).Where(p => p.State == PostState.Visible && p.Kind != PostKind.Conclusion)
            .OrderByDescending(p => p.Place).Take(PageSize).ToListAsync())
        .ConvertAll(p => PostSeen.By(viewer, p)).AsEnumerable().Reverse().ToList();

    private IQueryable<Post> PostsOf(string key) =>
        db.Posts.AsNoTracking().InThread().Where(p => p.ThreadKey == key).Include(p => p.Author).Include(p => p.Organisation);

    private async Task<PostSeen?> LeadOf(LiveThread thread, List<PostSeen> posts, Pager pager, Viewer viewer)
    {
        var here = posts.Find(p => p.Accepted && !p.IsTombstone)
            ?? (pager.Page == 1 && thread.AcceptedPostKey is null ? posts.Find(p => p is { Kind: PostKind.Answer, IsTombstone: false }) : null);
        if (here is not null || pager.Pages == 1)
            return here;
        var lead = await PostsOf(thread.Key)
            .Where(p => p.State == PostState.Visible && p.Kind == PostKind.Answer)
            .OrderBy(p => p.AcceptedAt == null).ThenBy(p => p.Place)
            .FirstOrDefaultAsync();
        return lead is null ? null : Seen(lead, viewer);
    }

    private async Task<List<OwnText>> OwnOf(string key, Viewer viewer)
    {
        var own = await db.Posts.AsNoTracking()
            .Where(p => p.ThreadKey == key && p.AuthorKey == viewer.MemberKey && p.LatestNumber != p.PublishedNumber
                && (p.State == PostState.Visible || p.State == PostState.Waiting || p.State == PostState.Returned || p.State == PostState.Declined))
            .OrderBy(p => p.CreatedAt)
            .Select(p => new
            {
                Post = p,
                Version = db.PostVersions.Single(v => v.PostKey == p.Key && v.Number == p.LatestNumber),
                Item = db.ReviewItems.Where(i => i.PostKey == p.Key && i.PostNumber == p.LatestNumber).OrderByDescending(i => i.SubmittedAt).FirstOrDefault(),
                Reason = db.ReviewDecisions.Where(d => d.Item.PostKey == p.Key && d.Item.PostNumber == p.LatestNumber)
                    .OrderByDescending(d => d.At).Select(d => d.Text).FirstOrDefault(),
            })
            .ToListAsync();
        return own.ConvertAll(o => new OwnText(
            o.Post.Key, o.Version.Html, o.Post.ProposedNumber is not null, o.Post.State == PostState.Declined,
            o.Post.IsInThread, o.Version.CreatedAt, o.Item?.DueAt, o.Reason));
    }

    /// <summary>Whether a moderator reads first what this member writes.</summary>
    public async Task<bool> Waits(Viewer viewer) =>
        !await trust.Has(await db.Members.AsNoTracking().SingleAsync(m => m.Key == viewer.MemberKey));

    public async Task<ReplyForm> FormOf(Contribution contribution, Viewer viewer)
    {
        var subject = ReplyDraft.Subject(contribution.Key);
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.OwnerKey == viewer.MemberKey && d.Subject == subject);
        return new ReplyForm
        {
            Kind = contribution.TakesAnswers && contribution.AuthorKey != viewer.MemberKey ? PostKind.Answer : PostKind.Comment,
            Body = draft?.Body,
            ByLayerOnly = draft?.ByLayerOnly ?? false,
            Waits = await Waits(viewer),
        };
    }
}
