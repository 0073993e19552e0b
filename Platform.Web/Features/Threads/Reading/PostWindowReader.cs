using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The posts of a part in their order, and what else its page needs: the lead, the conclusion, and posts elsewhere that are replied to.
/// </summary>
/// <param name="Numbers">Null when the part is the whole thread.</param>
/// <param name="Voted">Keys of the posts that the reader finds useful; null for a member when the posts came from the cache.</param>
public sealed record PostWindowRows(
    IReadOnlyList<Post> Posts, IReadOnlyList<Post> All, Post? Conclusion, bool HasEarlier, bool HasLater, PartNumbers? Numbers, IReadOnlySet<string>? Voted);

/// <summary>A reader of parts of a thread. It finds them by place on the index and never counts from the beginning.</summary>
public sealed class PostWindowReader(PlatformDb db, ContentCache cache, PageTags page)
{
    /// <param name="thread">The thread as it was loaded when the viewer's access was checked.</param>
    public async Task<PostWindowRows> Read(LiveThread thread, PostWindow part, long? target, bool findsLead, Viewer viewer)
    {
        // The posts of a part are the same for all readers while the thread has this sequence.
        var key = new CacheKey(
            new CacheSubject("thread part", thread.Key, part.Name),
            new CacheVersion(thread.Sequence.ToString(CultureInfo.InvariantCulture)), CacheKey.AnyLanguage, ReaderClass.Everyone);
        if (part.Post is null && cache.Find<PostWindowRows>(key) is { } atHand)
            return viewer.IsMember ? atHand : atHand with { Voted = new HashSet<string>() };
        var found = await Ask(thread, part, target, findsLead, viewer.MemberKey);
        // Posts that were added since the thread was loaded belong to a later sequence, so they are not cached under this one.
        if (part.Post is null && found.All.All(p => p.ChangedAt <= thread.Sequence))
            Keep(key, found);
        return found;
    }

    private void Keep(CacheKey key, PostWindowRows found)
    {
        var posts = found.All.Append(found.Conclusion).OfType<Post>().ToList();
        // The sequence covers the posts. It does not cover the names of their authors and organisations.
        HashSet<ChangeKey> tags = [
            .. posts.Where(p => !p.ByLayerOnly).Select(p => new ChangeKey(ChangeKind.Member, p.AuthorKey)),
            .. posts.Where(p => !p.ByLayerOnly).Select(p => p.OrganisationKey).OfType<string>().Select(o => new ChangeKey(ChangeKind.Organisation, o))];
        cache.Keep(key, found with { Voted = null }, 1000 + posts.Sum(p => 1000 + (2L * p.Html.Length)), tags, page.Since);
    }

    private async Task<PostWindowRows> Ask(LiveThread thread, PostWindow part, long? target, bool findsLead, string? me)
    {
        var inThread = db.Posts.InThread().Where(p => p.ThreadKey == thread.Key);
        var posts = inThread.Where(p => p.Kind != PostKind.Conclusion);
        if (part.Only is { } only)
            posts = posts.Where(p => p.Kind == only);
        var before = target ?? part.Before ?? (part.After is null ? long.MaxValue : null);
        var from = target ?? part.After + 1;
        var mostBefore = target is null ? PostWindow.Size : PostWindow.Context;
        var mostFrom = target is null ? PostWindow.Size : PostWindow.Size - PostWindow.Context;
        var asked = (before, from) switch
        {
            ({ } end, { } start) => Down(end).Concat(Up(start)),
            ({ } end, null) => Down(end),
            (null, { } start) => Up(start),
            _ => throw new InvalidOperationException("A part has a side."),
        };
        if (findsLead)
            asked = asked.Concat(Lead());
        // There is at most one, found by the index of conclusions. Both databases use that index only when the query repeats its filter
        // exactly; with one more condition SQLite read the whole thread. A conclusion that waits is left out below.
        asked = asked.Concat(db.Posts.Where(p => p.ThreadKey == thread.Key
            && p.Kind == PostKind.Conclusion && (p.State == PostState.Waiting || p.State == PostState.Returned || p.State == PostState.Visible)));
        var rows = await asked.Include(p => p.Author).Include(p => p.Organisation).AsNoTracking()
            .Select(p => new { Post = p, Voted = me != null && db.Votes.Any(v => v.PostKey == p.Key && v.MemberKey == me && v.Useful) })
            .ToListAsync();
        var conclusion = rows.Find(r => r.Post is { Kind: PostKind.Conclusion, State: PostState.Visible })?.Post;
        var all = rows.Select(r => r.Post).Where(p => p.Kind != PostKind.Conclusion).DistinctBy(p => p.Key).ToList();

        // A lead from elsewhere in the thread sorts beyond these limits, so it replaces no post of the part.
        var down = all.Where(p => p.Place < before).OrderByDescending(p => p.Place).Take(mostBefore + 1).ToList();
        var up = all.Where(p => p.Place >= from).OrderBy(p => p.Place).Take(mostFrom + 1).ToList();
        List<Post> shown = [.. down.Take(mostBefore).Reverse(), .. up.Take(mostFrom)];
        var hasEarlier = before is null ? part.After > 0 : down.Count > mostBefore;
        var hasLater = from is null ? part.Before is not null : up.Count > mostFrom;
        return new(shown, [.. all, .. await RepliedTo(shown, all)], conclusion, hasEarlier, hasLater,
            shown.Count > 0 && (hasEarlier || hasLater) ? await Number(thread.Key, posts, shown) : null,
            rows.Where(r => r.Voted).Select(r => r.Post.Key).ToHashSet());

        IQueryable<Post> Down(long end) => posts.Where(p => p.Place < end).OrderByDescending(p => p.Place).Take(mostBefore + 1);
        IQueryable<Post> Up(long start) => posts.Where(p => p.Place >= start).OrderBy(p => p.Place).Take(mostFrom + 1);
        IQueryable<Post> Lead() => thread.AcceptedPostKey is { } accepted
            ? posts.Where(p => p.Key == accepted)
            : posts.Where(p => p.Kind == PostKind.Answer && p.State == PostState.Visible && p.Votes > 0).OrderByDescending(p => p.Votes).ThenBy(p => p.Place).Take(1);
    }

    /// <summary>Numbers the posts of a part. The counts come from the index by place alone.</summary>
    private async Task<PartNumbers> Number(string thread, IQueryable<Post> posts, List<Post> shown)
    {
        var first = shown[0].Place;
        var counts = await db.Threads.Where(t => t.Key == thread).Select(_ => new { Total = posts.Count(), Before = posts.Count(p => p.Place < first) }).SingleAsync();
        return new PartNumbers(counts.Before + 1, counts.Before + shown.Count, counts.Total);
    }

    private async Task<List<Post>> RepliedTo(List<Post> shown, List<Post> all)
    {
        var missing = shown.Select(p => p.ReplyToKey).OfType<string>().Except(all.Select(p => p.Key)).ToList();
        return missing.Count == 0
            ? []
            : await db.Posts.AsNoTracking().InThread().Where(p => missing.Contains(p.Key)).Include(p => p.Author).Include(p => p.Organisation).ToListAsync();
    }
}
