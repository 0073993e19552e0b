using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

/// <summary>Loads an item of the queue with everything its moderator reads.</summary>
public sealed class ReviewCases(PlatformDb db, CurrentMember me, KindWords words, IStringLocalizer<ReviewText> texts)
{
    /// <returns>Null when there is no such item.</returns>
    public async Task<ReviewCase?> Load(string key)
    {
        var item = await db.ReviewItems.AsNoTracking().Include(i => i.ClaimedBy).SingleOrDefaultAsync(i => i.Key == key);
        if (item is null)
            return null;
        return item.PostKey is null ? await OfContribution(item) : await OfPost(item);
    }

    private async Task<ReviewCase> OfContribution(ReviewItem item)
    {
        var c = await db.Contributions.AsNoTracking().Include(x => x.Author).Include(x => x.Organisation).SingleAsync(x => x.Key == item.ContributionKey);
        var kind = c.Kind.Traits();
        var revision = await db.Revisions.AsNoTracking().SingleAsync(r => r.ContributionKey == c.Key && r.Number == item.RevisionNumber);
        var published = c.PublishedNumber is { } number && number < revision.Number
            ? await db.Revisions.AsNoTracking().SingleAsync(r => r.ContributionKey == c.Key && r.Number == number)
            : null;
        return new ReviewCase(
            item, published is null ? words.One(c.Kind) : texts["Kind.Edit"], revision.Title, kind.HasBody ? revision.Summary : "", kind.FactLine(revision.Fields, revision.Language),
            revision.Html, revision.Text, revision.Language, kind.IsLongRead, revision.Tags, revision.Audience, await Opening(c, revision), c.Path, revision.Number, c.AuthorFacts().SeenBy(me.Viewer),
            published is null ? null : Table(published.AsLines(kind), revision.AsLines(kind)), null, null,
            await Decisions(d => d.Where(x => x.Item.ContributionKey == c.Key)),
            await Newer(item, db.ReviewItems.Where(i => i.ContributionKey == c.Key)))
        {
            WaitsAlways = kind.IsAlwaysReviewed ? kind : null,
        };
    }

    private async Task<AudienceChange?> Opening(Contribution c, Revision revision) =>
        c.PublishedNumber is null || revision.Number != c.ProposedNumber || revision.Audience == c.Audience
            ? null
            : new AudienceChange(
                c.Audience, revision.Audience,
                c.WouldOpenFor(revision.Audience) && await db.Posts.WrittenByOthers(c.Key, c.AuthorKey).AnyAsync());

    private async Task<ReviewCase> OfPost(ReviewItem item)
    {
        var post = await db.Posts.AsNoTracking().Include(p => p.Author).Include(p => p.Organisation).SingleAsync(p => p.Key == item.PostKey);
        var version = await db.PostVersions.AsNoTracking()
            .Include(v => v.Author).Include(v => v.Organisation).Include(v => v.Post.Author).Include(v => v.Post.Organisation)
            .SingleAsync(v => v.PostKey == post.Key && v.Number == item.PostNumber);
        var published = post.PublishedNumber is { } number && number < version.Number
            ? await db.PostVersions.AsNoTracking().SingleAsync(v => v.PostKey == post.Key && v.Number == number)
            : null;
        var thread = await db.Contributions.AsNoTracking().SingleAsync(c => c.Key == post.ThreadKey);
        var replyTo = post.ReplyToKey is null ? null : await db.Posts.Where(p => p.Key == post.ReplyToKey).Select(p => p.Html).SingleOrDefaultAsync();
        return new ReviewCase(
            item, published is null ? texts[$"Kind.{post.Kind}"] : texts["Kind.Edit"], thread.Title, "", "", version.Html, version.Text, thread.Language,
            false, [], thread.Audience, null, thread.Path, version.Number, version.AuthorFacts().SeenBy(me.Viewer),
            published is null ? null : Table(published.Body, version.Body), replyTo,
            await db.Revisions.Where(r => r.ContributionKey == thread.Key && r.Number == thread.PublishedNumber).Select(r => r.Html).SingleOrDefaultAsync(),
            await Decisions(d => d.Where(x => x.Item.PostKey == post.Key)),
            await Newer(item, db.ReviewItems.Where(i => i.PostKey == post.Key)));
    }

    private DiffTable Table(string published, string proposed) =>
        new(TextDiff.Between(published, proposed), texts["Diff.Published"], texts["Diff.Proposed"]);

    private async Task<IReadOnlyList<DecisionLine>> Decisions(Func<IQueryable<ReviewDecision>, IQueryable<ReviewDecision>> ofSubject)
    {
        var decisions = await ofSubject(db.ReviewDecisions.AsNoTracking()).Include(d => d.By.Organisation).OrderBy(d => d.At).ToListAsync();
        return decisions.ConvertAll(d => new DecisionLine(d.Verdict, d.Reason, d.Text, d.By.Facts().SeenBy(me.Viewer), d.At));
    }

    private static async Task<string?> Newer(ReviewItem item, IQueryable<ReviewItem> ofSubject) => item.ClosedAt is null
        ? null
        : await ofSubject.Where(i => i.ClosedAt == null).Select(i => i.Key).SingleOrDefaultAsync();
}
