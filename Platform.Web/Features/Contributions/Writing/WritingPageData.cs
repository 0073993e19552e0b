using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Editing;
using Platform.Web.Features.Finding;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Review;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

/// <summary>
/// The data beside the form: whether a moderator reads it first, what others see of the writer, and texts saved in the meantime.
/// </summary>
/// <param name="Waits">Whether a moderator reads this before it is published.</param>
/// <param name="UsualWait">Null when there are too few decisions to calculate it, or when no moderator reads this.</param>
/// <param name="Term">The time in which a moderator should decide.</param>
/// <param name="ShownLayer">The layer that readers see when the writer chooses by layer only; null: "bij de overheid".</param>
/// <param name="Stored">The draft on the server; null without one.</param>
/// <param name="Latest">The newest revision of the contribution; null for a new one.</param>
/// <param name="StaysClosed">True when others wrote in the members-only thread, so that it cannot be opened to everyone any more.</param>
/// <param name="Returned">The decision that sent the newest revision back; null when there is none.</param>
public sealed record Desk(
    bool Waits, int Approved, int Needed, TimeSpan? UsualWait, TimeSpan Term, Layer? OwnLayer, Layer? ShownLayer,
    Draft? Stored, Contribution? Contribution, Revision? Latest, bool StaysClosed, ReviewDecision? Returned);

public sealed class WritingPageData(
    PlatformDb db, Trust trust, Bylines bylines, UsualWait usualWait, IOptions<ModerationOptions> moderation, Previews previews, SimilarContent similar, KindWords words)
{
    private const int NearShown = 3;
    private const int DraftsShown = 3;
    private const int LeastToGoBy = 8;

    /// <summary>In characters. The beginning of a text is enough to find similar items.</summary>
    private const int MostToGoBy = 8000;

    public async Task<Desk> Prepare(Viewer writer, string key, ContributionKind kind)
    {
        var member = await db.Members.AsNoTracking().Include(m => m.Organisation).SingleAsync(m => m.Key == writer.MemberKey);
        var waits = kind.Traits().IsAlwaysReviewed || !await trust.Has(member);
        var byline = await bylines.Of(member, byLayerOnly: true);
        var contribution = await Own(writer, key);
        var latest = contribution is null
            ? null
            : await db.Revisions.AsNoTracking().SingleAsync(r => r.ContributionKey == key && r.Number == contribution.LatestNumber);
        var returned = contribution?.Status == ContributionStatus.Returned ? await LastDecision(key) : null;
        return new Desk(
            waits, member.ApprovedCount, moderation.Value.ApprovedBeforeTrust, waits ? await usualWait.Find() : null, moderation.Value.Term,
            member.Organisation?.Layer, byline.Layer, await Draft(writer, key), contribution, latest, await StaysClosed(contribution), returned);
    }

    private async Task<bool> StaysClosed(Contribution? contribution) => contribution?.WouldOpenFor(Audience.Everyone) == true
        && await db.Posts.WrittenByOthers(contribution.Key, contribution.AuthorKey).AnyAsync();

    public Task<Draft?> Draft(Viewer writer, string key) =>
        db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.OwnerKey == writer.MemberKey && d.Subject == key && d.Kind != null);

    public Task<Contribution?> Own(Viewer writer, string key) =>
        db.Contributions.AsNoTracking().SingleOrDefaultAsync(c => c.Key == key && c.AuthorKey == writer.MemberKey);

    public Task<ReviewDecision?> LastDecision(string key) =>
        db.ReviewDecisions.AsNoTracking().Where(d => d.Item.ContributionKey == key).OrderByDescending(d => d.At).FirstOrDefaultAsync();

    /// <summary>Finds items similar to a text that is being written; null while the text is very short.</summary>
    /// <param name="body">Its body and fields together.</param>
    public async Task<IReadOnlyList<SimilarItem>?> Near(Viewer writer, DraftText text, string body) => text.Title.Trim().Length + body.Trim().Length < LeastToGoBy
        ? null
        : await similar.WithBeginnings(await similar.Similar(text.Title, body.Length > MostToGoBy ? body[..MostToGoBy] : body, writer, NearShown, CancellationToken.None));

    /// <summary>Finds the newest drafts of new contributions of a kind.</summary>
    public Task<List<Draft>> Drafts(Viewer writer, ContributionKind kind) => db.Drafts.AsNoTracking()
        .Where(d => d.OwnerKey == writer.MemberKey && d.Kind == kind && !db.Contributions.Any(c => c.Key == d.Subject))
        .OrderByDescending(d => d.UpdatedAt).Take(DraftsShown).ToListAsync();

    /// <summary>Returns the message of a kind for a field that was left empty; null when the broken rule is another one.</summary>
    public string? Needed(ContributionKind kind, RuleBroken rule) =>
        rule.Rule.EndsWith("Needed", StringComparison.Ordinal) ? words.Needed(kind.Traits(), FieldReader.FieldIn(rule.Field)) : null;

    public Preview Show(string? body) => previews.OfContribution(body);
}
