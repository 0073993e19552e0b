using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <param name="Sequence">The thread's sequence; null when members cannot see the thread.</param>
/// <param name="Place">Place up to which the reader read the thread; null on a first visit.</param>
/// <param name="Before">Number of posts up to that place; 0 when <paramref name="Next"/> is null.</param>
/// <param name="Next">Place of the first visible post by somebody else after that place; null when there is none.</param>
public sealed record ReaderFactsRow(
    long? Sequence, int? PublishedNumber, DateTime? UpdatedAt, int ApprovedCount, string? Address, bool HasDraft, bool HasOwn, bool IsAuthor, bool TookPart, bool HasSame,
    long? Place, int Before, long? Next)
{
    /// <summary>The version of what all members see of the contribution and its thread; null when they see neither.</summary>
    public string? Version => Sequence is null ? null : string.Create(CultureInfo.InvariantCulture, $"{PublishedNumber}.{UpdatedAt!.Value.Ticks}.{Sequence}");
}

/// <summary>A compiled query. It runs for every page of a thread that a member opens, so it is translated only once.</summary>
public sealed class ReaderFactsQuery
{
    public Func<PlatformDb, string, string, string, Task<ReaderFactsRow>> Find { get; } =
        EF.CompileAsyncQuery((PlatformDb db, string thread, string me, string draft) => (
            from member in db.Members.Where(m => m.Key == me)
            from contribution in db.Contributions.VisibleTo(Viewer.AnyMember).Where(c => c.Key == thread).DefaultIfEmpty()
            from read in db.ReadingPositions.Where(r => r.MemberKey == me && r.ThreadKey == thread).DefaultIfEmpty()
            select new ReaderFactsRow(
                contribution.Thread.Sequence,
                contribution.PublishedNumber,
                contribution.UpdatedAt,
                member.ApprovedCount,
                db.Users.Where(a => a.Id == me && a.EmailConfirmed).Select(a => a.Email).SingleOrDefault(),
                db.Drafts.Any(d => d.OwnerKey == me && d.Subject == draft),
                db.Posts.Any(p => p.ThreadKey == thread && p.AuthorKey == me && p.LatestNumber != p.PublishedNumber && p.State != PostState.Dropped),
                contribution.AuthorKey == me || db.CoAuthors.Any(a => a.ContributionKey == thread && a.MemberKey == me),
                db.Posts.Any(p => p.ThreadKey == thread && p.AuthorKey == me)
                    || db.Votes.Any(v => v.MemberKey == me && v.Useful && db.Posts.Any(p => p.Key == v.PostKey && p.ThreadKey == thread)),
                db.SameQuestions.Any(s => s.QuestionKey == thread && s.MemberKey == me),
                read.Place,
                // A conclusion is pinned, so it is never the next post to read.
                db.Posts.Any(p => p.ThreadKey == thread && p.Kind != PostKind.Conclusion && p.Place > read.Place && p.AuthorKey != me && p.State == PostState.Visible)
                    ? db.Posts.Count(p => p.ThreadKey == thread && p.Kind != PostKind.Conclusion && p.Place <= read.Place)
                    : 0,
                db.Posts.Where(p => p.ThreadKey == thread && p.Kind != PostKind.Conclusion && p.Place > read.Place && p.AuthorKey != me && p.State == PostState.Visible).Min(p => p.Place)))
            .Single());

    /// <summary>Reads the posts of a thread that the member wrote or finds useful.</summary>
    public Func<PlatformDb, string, string, IAsyncEnumerable<OwnPost>> Part { get; } =
        EF.CompileAsyncQuery((PlatformDb db, string thread, string me) =>
            db.Posts.Where(p => p.ThreadKey == thread && p.AuthorKey == me && p.Place != null).Select(p => new OwnPost { Key = p.Key, IsOwn = true })
                .Concat(db.Votes.Where(v => v.MemberKey == me && v.Useful)
                    .Join(db.Posts.Where(p => p.ThreadKey == thread), v => v.PostKey, p => p.Key, (v, p) => new OwnPost { Key = p.Key, IsOwn = false })));
}

/// <summary>A post that a member wrote or finds useful.</summary>
public sealed class OwnPost
{
    public required string Key { get; init; }

    /// <summary>False for a post of somebody else that the member finds useful.</summary>
    public required bool IsOwn { get; init; }
}
