using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>Queries that read threads, for pages and for live connections.</summary>
public sealed class ThreadQueries(PlatformDb db, Trust trust)
{
    /// <summary>Most changes in one answer. A page that missed more asks again, or is reloaded.</summary>
    public const int MaxChanges = 500;

    /// <summary>Most characters of HTML in one answer; a single post may be longer.</summary>
    public const int MostText = 256 * 1024;

    public const int MostCitable = 200;

    /// <summary>
    /// Reads the changes after a number. One statement reads the posts together with the sequence and the counts of their thread. A
    /// post that is written meanwhile is therefore in the answer with its number, or is not in it and has a later number.
    /// </summary>
    /// <returns>Null when there is no such thread for this viewer.</returns>
    public async Task<ThreadChanges?> Changes(string key, long after, Viewer viewer, int mostText = MostText)
    {
        var thread = await db.Contributions.ReadableBy(viewer).Where(c => c.Key == key).Select(c => c.Thread).AsNoTracking().SingleOrDefaultAsync();
        if (thread is null)
            return null;
        var changes = new List<ThreadChange>();
        var (text, more) = (0, false);
        if (after < thread.Sequence)
        {
            var changed = PostsOf(key).Include(p => p.Thread).Where(p => p.ChangedAt > after).OrderBy(p => p.ChangedAt).Take(MaxChanges + 1);
            await foreach (var post in changed.AsAsyncEnumerable())
            {
                thread = post.Thread;
                text += post.Html.Length;
                more = changes.Count == MaxChanges || (changes.Count > 0 && text > mostText);
                if (more)
                    break;
                changes.Add(ThreadChange.Of(post));
            }
        }

        var reached = more ? changes[^1].Sequence : thread.Sequence;
        if (thread.ChangedAt > after && thread.ChangedAt <= reached)
            changes = [.. changes.Append(ThreadChange.Of(thread)).OrderBy(c => c.Sequence)];
        var counterViews = thread.CommentCount == 0 ? 0
            : await db.Posts.CountAsync(p => p.ThreadKey == key && p.Kind == PostKind.CounterView && p.State == PostState.Visible);
        return new ThreadChanges(reached, more, changes) { Answers = thread.AnswerCount, Comments = thread.CommentCount - counterViews, CounterViews = counterViews };
    }

    /// <summary>Returns whether the viewer may read the thread.</summary>
    public Task<bool> IsReadable(string key, Viewer viewer) => db.Contributions.ReadableBy(viewer).AnyAsync(c => c.Key == key);

    /// <summary>
    /// Finds what a reply is about: the contribution and, for a reply to one post, that post as this viewer sees it. Null when the
    /// viewer may not read the contribution.
    /// </summary>
    public async Task<(Contribution Contribution, PostSeen? RepliedTo)?> Opening(string key, string? replyTo, Viewer viewer)
    {
        var contribution = await db.Contributions.AsNoTracking().ReadableBy(viewer).SingleOrDefaultAsync(c => c.Key == key);
        if (contribution is null)
            return null;
        var post = string.IsNullOrEmpty(replyTo) ? null : await PostsOf(key).SingleOrDefaultAsync(p => p.Key == replyTo);
        return (contribution, post is null ? null : PostSeen.By(viewer, post));
    }

    /// <summary>Makes a quote of the text that readers see of a post, in Markdown as its author wrote it.</summary>
    /// <param name="postKey">Key of a post that the viewer may read and that is visible.</param>
    public async Task<string> QuoteOf(string postKey) =>
        Quotation.Of(await db.PostVersions.Where(v => v.PostKey == postKey && v.Number == v.Post.PublishedNumber).Select(v => v.Body).SingleOrDefaultAsync() ?? "");

    /// <summary>
    /// Finds the present address of a post; null when it is not in this thread, or the viewer may not read the thread.
    /// </summary>
    public async Task<string?> PathOf(string key, string postKey, Viewer viewer)
    {
        var contribution = await db.Contributions.AsNoTracking().ReadableBy(viewer).SingleOrDefaultAsync(c => c.Key == key);
        return contribution is not null && await db.Posts.InThread().AnyAsync(p => p.Key == postKey && p.ThreadKey == key)
            ? PostAddress.Of(contribution.Path, postKey)
            : null;
    }

    /// <summary>Finds the address of the first post at or after a moment.</summary>
    /// <param name="from">Null for the end of the thread.</param>
    /// <returns>Null when the viewer may not read the thread.</returns>
    public async Task<string?> PathOfDay(string key, DateTime? from, Viewer viewer)
    {
        var contribution = await db.Contributions.AsNoTracking().ReadableBy(viewer).SingleOrDefaultAsync(c => c.Key == key);
        if (contribution is null)
            return null;
        var post = from is null ? null
            : await db.Posts.InThread().Where(p => p.ThreadKey == key && p.Kind != PostKind.Conclusion && p.CreatedAt >= from)
                .OrderBy(p => p.Place).Select(p => p.Key).FirstOrDefaultAsync();
        return post is null ? $"{contribution.Path}?{PostWindow.EndInQuery}#end" : PostAddress.Of(contribution.Path, post);
    }

    /// <summary>Translates a page number of an old address. Those pages had 200 posts each and were numbered from 1.</summary>
    /// <returns>The place before the first post of that page; null when there is no such page.</returns>
    public async Task<long?> PlaceBefore(string key, int page)
    {
        if (page == 1)
            return 0;
        return page < 1
            ? null
            : await db.Posts.InThread().Where(p => p.ThreadKey == key).OrderBy(p => p.Place)
                .Skip(((page - 1) * 200) - 1).Take(2).Select(p => p.Place).ToListAsync() is [{ } place, _] ? place : null;
    }

    public Task<bool> IsLocked(string key) => db.Threads.AnyAsync(t => t.Key == key && t.Locked);

    /// <summary>Finds the last visible posts, at most 200, for the page on which a conclusion is written.</summary>
    public async Task<IReadOnlyList<PostSeen>> Citable(string key, Viewer viewer) =>
        (await PostsOf(key).Where(p => p.State == PostState.Visible && p.Kind != PostKind.Conclusion)
            .OrderByDescending(p => p.Place).Take(MostCitable).ToListAsync())
        .ConvertAll(p => PostSeen.By(viewer, p)).AsEnumerable().Reverse().ToList();

    private IQueryable<Post> PostsOf(string key) =>
        db.Posts.AsNoTracking().InThread().Where(p => p.ThreadKey == key).Include(p => p.Author).Include(p => p.Organisation);

    /// <summary>Returns whether a moderator reads this member's texts before they appear.</summary>
    public async Task<bool> Waits(Viewer viewer) =>
        !await trust.Has(await db.Members.AsNoTracking().SingleAsync(m => m.Key == viewer.MemberKey));

    public async Task<ReplyForm> FormOf(Contribution contribution, Viewer viewer)
    {
        var subject = ReplyDraft.Subject(contribution.Key);
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.OwnerKey == viewer.MemberKey && d.Subject == subject);
        return ReplyForm.For(contribution, viewer, draft, draft?.Body, await Waits(viewer), PageTags.NewOnceOnly());
    }
}
