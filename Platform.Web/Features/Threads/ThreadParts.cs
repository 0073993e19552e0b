using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Platform.Web.Data;
using Platform.Web.Followers;
using Platform.Web.Shared;
using Platform.Web.Shared.Caching;

namespace Platform.Web.Features.Threads;

/// <summary>Posts of a part in their order, and all that its page needs: the lead, what is replied to elsewhere, the conclusion.</summary>
/// <param name="Voted">Posts the reader finds useful; null where that was not asked, since the posts were at hand.</param>
public sealed record PartFound(
    IReadOnlyList<Post> Posts, IReadOnlyList<Post> All, Post? Conclusion, bool HasEarlier, bool HasLater, IReadOnlySet<string>? Voted);

/// <summary>The parts that were read last, as they were at one sequence of their thread: the same for every reader.</summary>
public sealed class KeptParts(Evictions evictions) : IDisposable
{
    private const long Bytes = 32 * 1024 * 1024;

    /// <summary>A post with its author and organisation, besides its HTML.</summary>
    private const int BytesOfPost = 2000;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Bytes });

    public PartFound? Find(LiveThread thread, ThreadPart part) =>
        _kept.TryGetValue((thread.Key, part), out Kept? kept) && kept!.Sequence == thread.Sequence && evictions.Hold(kept.Made, kept.Tags) ? kept.Part : null;

    /// <param name="made">Before the posts were read.</param>
    public void Keep(LiveThread thread, ThreadPart part, PartFound found, long made)
    {
        var posts = found.All.Append(found.Conclusion).OfType<Post>().ToList();
        // Posts are those of the sequence; what their authors and organisations are called is not.
        List<ChangeKey> tags = [
            .. posts.Select(p => new ChangeKey(ChangeKind.Member, p.AuthorKey)),
            .. posts.Select(p => p.OrganisationKey).OfType<string>().Select(o => new ChangeKey(ChangeKind.Organisation, o))];
        _kept.Set((thread.Key, part), new Kept(thread.Sequence, found with { Voted = null }, [.. tags.Distinct()], made),
            new MemoryCacheEntryOptions { Size = KeptBytes.Of(thread.Key + part.Lead, posts.Sum(p => BytesOfPost + KeptBytes.Of(p.Html)), tags) });
    }

    public void Dispose() => _kept.Dispose();

    private sealed record Kept(long Sequence, PartFound Part, IReadOnlyCollection<ChangeKey> Tags, long Made);
}

/// <summary>Finds parts by place on the index, never by counting from the beginning.</summary>
public sealed class ThreadParts(PlatformDb db, KeptParts kept, PageTags page)
{
    /// <param name="thread">As it was read with the reader's right to it.</param>
    public async Task<PartFound> Read(LiveThread thread, ThreadPart part, long? target, bool findsLead, Viewer viewer)
    {
        if (part.Post is null && kept.Find(thread, part) is { } atHand)
            return viewer.IsMember ? atHand : atHand with { Voted = new HashSet<string>() };
        var found = await Ask(thread, part, target, findsLead, viewer.MemberKey);
        // What was posted since the thread was read belongs to a later sequence.
        if (part.Post is null && found.All.All(p => p.ChangedAt <= thread.Sequence))
            kept.Keep(thread, part, found, page.Since);
        return found;
    }

    private async Task<PartFound> Ask(LiveThread thread, ThreadPart part, long? target, bool findsLead, string? me)
    {
        var inThread = db.Posts.InThread().Where(p => p.ThreadKey == thread.Key);
        var posts = inThread.Where(p => p.Kind != PostKind.Conclusion);
        if (part.Only is { } only)
            posts = posts.Where(p => p.Kind == only);
        var before = target ?? part.Before ?? (part.After is null ? long.MaxValue : null);
        var from = target ?? part.After + 1;
        var mostBefore = target is null ? ThreadPart.Size : ThreadPart.Context;
        var mostFrom = target is null ? ThreadPart.Size : ThreadPart.Size - ThreadPart.Context;
        var asked = (before, from) switch
        {
            ({ } end, { } start) => Down(end).Concat(Up(start)),
            ({ } end, null) => Down(end),
            (null, { } start) => Up(start),
            _ => throw new InvalidOperationException("A part has a side."),
        };
        if (findsLead)
            asked = asked.Concat(Lead());
        asked = asked.Concat(inThread.Where(p => p.Kind == PostKind.Conclusion && p.State == PostState.Visible));
        var rows = await asked.Include(p => p.Author).Include(p => p.Organisation).AsNoTracking()
            .Select(p => new { Post = p, Voted = me != null && db.Votes.Any(v => v.PostKey == p.Key && v.MemberKey == me && v.Useful) })
            .ToListAsync();
        var conclusion = rows.Find(r => r.Post.Kind == PostKind.Conclusion)?.Post;
        var all = rows.Select(r => r.Post).Where(p => p != conclusion).DistinctBy(p => p.Key).ToList();

        // The lead, where it stands elsewhere, is beyond the ends of what was asked for.
        var down = all.Where(p => p.Place < before).OrderByDescending(p => p.Place).Take(mostBefore + 1).ToList();
        var up = all.Where(p => p.Place >= from).OrderBy(p => p.Place).Take(mostFrom + 1).ToList();
        List<Post> shown = [.. down.Take(mostBefore).Reverse(), .. up.Take(mostFrom)];
        return new(shown, [.. all, .. await RepliedTo(shown, all)], conclusion,
            before is null ? part.After > 0 : down.Count > mostBefore,
            from is null ? part.Before is not null : up.Count > mostFrom,
            rows.Where(r => r.Voted).Select(r => r.Post.Key).ToHashSet());

        IQueryable<Post> Down(long end) => posts.Where(p => p.Place < end).OrderByDescending(p => p.Place).Take(mostBefore + 1);
        IQueryable<Post> Up(long start) => posts.Where(p => p.Place >= start).OrderBy(p => p.Place).Take(mostFrom + 1);
        IQueryable<Post> Lead() => thread.AcceptedPostKey is { } accepted
            ? posts.Where(p => p.Key == accepted)
            : posts.Where(p => p.State == PostState.Visible && p.Kind == PostKind.Answer).OrderBy(p => p.Place).Take(1);
    }

    private async Task<List<Post>> RepliedTo(List<Post> shown, List<Post> all)
    {
        var missing = shown.Select(p => p.ReplyToKey).OfType<string>().Except(all.Select(p => p.Key)).ToList();
        return missing.Count == 0
            ? []
            : await db.Posts.AsNoTracking().InThread().Where(p => missing.Contains(p.Key)).Include(p => p.Author).Include(p => p.Organisation).ToListAsync();
    }
}
