using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>
/// A builder of the view of a part of a thread. It runs one query about the reader and one for the posts, or only for the reader's
/// votes when the posts are cached. It runs more only where a thread or its reader needs more.
/// </summary>
public sealed class ThreadViewBuilder(PlatformDb db, PostWindowReader parts, ReaderFactsLoader readers, ThreadSlots slots, PageTags page)
{
    private const int LongestChain = 5;
    private const int LongestExcerpt = 120;

    /// <param name="contribution">A contribution that this viewer may read, loaded with its thread. It is loaded before the posts, so
    /// that a change in between is sent to the page again.</param>
    /// <returns>Null when the requested post is not in the thread.</returns>
    public async Task<ThreadView?> View(Contribution contribution, Viewer viewer, PostWindow part, ThreadFacts? facts = null)
    {
        var thread = contribution.Thread;
        var reader = viewer.IsMember ? await readers.Find(thread.Key, viewer) : null;
        part = part.For(reader?.Reading.Place);
        var target = part.Post is null ? null : await PostsOf(thread.Key).SingleOrDefaultAsync(p => p.Key == part.Post);
        if (part.Post is not null && target is null)
            return null;

        var findsLead = contribution.TakesAnswers && part is { Lead: null, Only: null };
        var found = await parts.Read(thread, part, target?.Place, findsLead, viewer);
        page.Add(ChangeKind.Thread, thread.Key);
        var voted = found.Voted ?? (reader is { TookPart: true } ? await VotedOn(found.All.Select(p => p.Key), viewer) : new HashSet<string>());
        var lead = findsLead ? LeadOf(thread, found.All) : null;
        var leadKey = lead?.Key ?? part.Lead;
        var shown = found.Posts.Where(p => p.Key != leadKey).ToList();
        var seen = shown.ConvertAll(p => Seen(viewer, p));
        var first = found.Posts.Count > 0 ? found.Posts[0].Place!.Value : part.Before ?? (part.After + 1) ?? 0;
        var last = found.Posts.Count > 0 ? found.Posts[^1].Place!.Value : part.After ?? (part.Before - 1) ?? 0;
        slots.Shown = new ThreadSlots.Part(first, last, [.. seen.Where(p => !p.IsTombstone).Select(p => (p.Key, p.Place))]);
        return new ThreadView
        {
            Slots = slots,
            Contribution = contribution,
            Thread = thread,
            Facts = facts ?? new ThreadFacts(0, null),
            Only = part.Only,
            Lead = lead is null ? null : Seen(viewer, lead),
            Posts = seen,
            Conclusion = found.Conclusion is null ? null : Seen(viewer, found.Conclusion),
            Voted = voted,
            First = first,
            Last = last,
            Numbers = found.Numbers,
            HasEarlier = found.HasEarlier,
            HasLater = found.HasLater,
            Elsewhere = [.. found.All.Except(shown).Select(p => Seen(viewer, p))],
            Chain = target?.ReplyToKey is { } repliedTo ? await ChainTo(repliedTo, viewer) : [],
            Reading = reader?.Reading,
            Own = reader is { HasOwn: true } ? await OwnOf(thread.Key, viewer) : [],
            // A locked thread also has its form, but hidden, so that unlocking shows it at once.
            Form = reader is not null && contribution.CanBeDiscussedBy(viewer)
                ? ReplyForm.For(contribution, viewer, reader.Draft, slots.Page.Of(ThreadSlots.Draft, reader.Draft?.Body), reader.Waits, page.OnceOnly)
                : null,
            HasSame = reader is { HasSame: true },
            IsModerator = viewer.IsModerator,
            MayConclude = WriteConclusion.IsOpenTo(contribution, viewer),
            OpenedBy = contribution.AuthorFacts().SeenBy(viewer).MemberKey,
            IsAsker = contribution.TakesAnswers && viewer.IsMember && contribution.AuthorKey == viewer.MemberKey,
        };
    }

    private PostSeen Seen(Viewer viewer, Post post)
    {
        var seen = PostSeen.By(viewer, post);
        // A writer by layer only has no key here and gets no tag. A page that was renewed when their profile changes would reveal who
        // wrote it.
        page.Add(ChangeKind.Member, seen.Author?.MemberKey);
        page.Add(ChangeKind.Organisation, seen.Author?.OrganisationKey);
        return seen;
    }

    private async Task<IReadOnlySet<string>> VotedOn(IEnumerable<string> posts, Viewer viewer) =>
        (await db.Votes.Where(v => v.MemberKey == viewer.MemberKey && v.Useful && posts.Contains(v.PostKey)).Select(v => v.PostKey).ToListAsync()).ToHashSet();

    private static Post? LeadOf(LiveThread thread, IEnumerable<Post> posts)
    {
        var answers = posts.Where(p => p is { State: PostState.Visible, Kind: PostKind.Answer });
        return answers.FirstOrDefault(p => p.Key == thread.AcceptedPostKey)
            ?? answers.Where(p => p.Votes > 0).OrderByDescending(p => p.Votes).ThenBy(p => p.Place).FirstOrDefault();
    }

    private async Task<IReadOnlyList<ChainLink>> ChainTo(string? postKey, Viewer viewer)
    {
        var chain = new List<ChainLink>();
        while (postKey is not null && chain.Count < LongestChain)
        {
            var post = await db.Posts.AsNoTracking().InThread().Include(p => p.Author).Include(p => p.Organisation).SingleAsync(p => p.Key == postKey);
            var text = post.State == PostState.Visible
                ? await db.PostVersions.Where(v => v.PostKey == post.Key && v.Number == post.PublishedNumber).Select(v => v.Text.Substring(0, LongestExcerpt + 1)).SingleAsync()
                : "";
            chain.Insert(0, new ChainLink(post.Key, Seen(viewer, post).Author, PlainText.Beginning(text, LongestExcerpt)));
            postKey = post.ReplyToKey;
        }

        return chain;
    }

    private IQueryable<Post> PostsOf(string key) =>
        db.Posts.AsNoTracking().InThread().Where(p => p.ThreadKey == key).Include(p => p.Author).Include(p => p.Organisation);

    private async Task<List<OwnText>> OwnOf(string key, Viewer viewer)
    {
        var own = await db.Posts.AsNoTracking()
            .Where(p => p.ThreadKey == key && p.AuthorKey == viewer.MemberKey && p.LatestNumber != p.PublishedNumber
                && (p.State == PostState.Visible || p.State == PostState.Waiting || p.State == PostState.Returned || p.State == PostState.Declined))
            .Join(db.PostVersions, p => new { p.Key, Number = p.LatestNumber }, v => new { Key = v.PostKey, v.Number }, (p, v) => new
            {
                Post = p,
                Version = v,
                DueAt = db.ReviewItems.Where(i => i.PostKey == p.Key && i.PostNumber == p.LatestNumber).OrderByDescending(i => i.SubmittedAt).Select(i => (DateTime?)i.DueAt).FirstOrDefault(),
                Reason = db.ReviewDecisions.Where(d => d.Item.PostKey == p.Key && d.Item.PostNumber == p.LatestNumber)
                    .OrderByDescending(d => d.At).Select(d => d.Text).FirstOrDefault(),
            })
            .OrderBy(o => o.Post.CreatedAt)
            .ToListAsync();
        return own.ConvertAll(o => new OwnText(
            o.Post.Key, o.Post.Kind, o.Version.Html, o.Post.ProposedNumber is not null, o.Post.State == PostState.Declined,
            o.Post.IsInThread, o.Version.CreatedAt, o.DueAt, o.Reason));
    }
}
