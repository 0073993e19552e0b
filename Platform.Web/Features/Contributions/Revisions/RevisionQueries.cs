using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Review;

namespace Platform.Web.Features.Contributions;

/// <param name="Published">True when visitors read this version now or did so before.</param>
public sealed record RevisionLine(int Number, string Title, DateTime At, bool Published);

public sealed record RevisionHistory(KindTraits Kind, string Title, string Path, int? PublishedNumber, IReadOnlyList<RevisionLine> Lines);

/// <summary>The versions of a contribution. Its author and moderators see all of them, others only those that were published.</summary>
public sealed class RevisionQueries(PlatformDb db, CurrentMember me)
{
    /// <returns>Null when there is no such contribution for this viewer.</returns>
    public async Task<RevisionHistory?> Of(string key)
    {
        var contribution = await Contribution(key);
        if (contribution is null)
            return null;
        var lines = await Readable(contribution)
            .OrderByDescending(r => r.Number)
            .Select(r => new { r.Number, r.Title, r.CreatedAt })
            .ToListAsync();
        var published = await Published(contribution).Select(r => r.Number).ToListAsync();
        return new RevisionHistory(
            contribution.Kind.Traits(), contribution.Title, contribution.Path, contribution.PublishedNumber,
            lines.ConvertAll(r => new RevisionLine(r.Number, r.Title, r.CreatedAt, published.Contains(r.Number))));
    }

    /// <returns>Null when this viewer may not read one of the two.</returns>
    public async Task<(Revision From, Revision To)?> Pair(string key, int from, int to)
    {
        if (await Contribution(key) is not { } contribution)
            return null;
        var both = await Readable(contribution).Where(r => r.Number == from || r.Number == to).ToListAsync();
        return both.Find(r => r.Number == from) is { } older && both.Find(r => r.Number == to) is { } newer ? (older, newer) : null;
    }

    private Task<Contribution?> Contribution(string key) =>
        db.Contributions.AsNoTracking().ReadableBy(me.Viewer).SingleOrDefaultAsync(c => c.Key == key);

    private IQueryable<Revision> Readable(Contribution contribution) => me.Viewer.IsModerator || me.Viewer.MemberKey == contribution.AuthorKey
        ? db.Revisions.AsNoTracking().Where(r => r.ContributionKey == contribution.Key)
        : Published(contribution);

    /// <summary>Finds the revisions that were published: up to the published number, and approved or never reviewed.</summary>
    private IQueryable<Revision> Published(Contribution contribution) => db.Revisions.AsNoTracking().Where(r =>
        r.ContributionKey == contribution.Key
        && r.Number <= contribution.PublishedNumber
        && !db.ReviewItems.Any(i => i.ContributionKey == r.ContributionKey && i.RevisionNumber == r.Number && i.Decisions.All(d => d.Verdict != Verdict.Approve)));
}
