using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

/// <summary>An earlier decision about a text of the same author.</summary>
/// <param name="Key">Key of its item in the queue.</param>
public sealed record DecidedBefore(string Key, string Word, string Title, Verdict Verdict, DateTime At);

/// <summary>What moderators decided about the texts that an author wrote by name.</summary>
public sealed record AuthorRecord(DateTime MemberSince, int Approved, int Returned, int Declined, IReadOnlyList<DecidedBefore> Latest);

/// <summary>
/// Finds the record of an author for the moderator who reads a text of theirs. Texts by layer only are not in it: beside a name they would
/// tell who wrote them.
/// </summary>
public sealed class AuthorHistory(PlatformDb db, KindWords words, IStringLocalizer<ReviewText> texts)
{
    private const int Shown = 5;

    /// <param name="author">The author as the moderator sees them. A person without a name has no record.</param>
    /// <param name="except">Key of the item that is being read.</param>
    public async Task<AuthorRecord?> Of(PersonSeen author, string except)
    {
        if (author is not { MemberKey: { } key, ByLayerOnly: false })
            return null;
        var since = await db.Members.Where(m => m.Key == key).Select(m => m.JoinedAt).SingleAsync();
        var decided = db.ReviewDecisions.AsNoTracking().Where(d => d.Item.SubmittedByKey == key && d.ItemKey != except)
            .Where(d => !d.Item.Revision!.Contribution.ByLayerOnly || d.Item.ContributionKey == null)
            .Where(d => d.Item.PostKey == null || (!d.Item.PostVersion!.ByLayerOnly && !d.Item.PostVersion.Post.ByLayerOnly));
        var counts = await decided.GroupBy(d => d.Verdict).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var latest = await decided.OrderByDescending(d => d.At).ThenBy(d => d.Key).Take(Shown)
            .Select(d => new
            {
                d.ItemKey,
                d.Verdict,
                d.At,
                Kind = (ContributionKind?)d.Item.Revision!.Contribution.Kind,
                d.Item.Revision.Title,
                Post = (Threads.PostKind?)d.Item.PostVersion!.Post.Kind,
                Thread = db.Contributions.Where(c => c.Key == d.Item.PostVersion.Post.ThreadKey).Select(c => c.Title).FirstOrDefault(),
            })
            .ToListAsync();
        return new AuthorRecord(
            since, counts.GetValueOrDefault(Verdict.Approve), counts.GetValueOrDefault(Verdict.Return), counts.GetValueOrDefault(Verdict.Decline),
            latest.ConvertAll(d => new DecidedBefore(
                d.ItemKey, d.Post is { } post ? texts[$"Kind.{post}"] : words.One(d.Kind!.Value), d.Thread ?? d.Title, d.Verdict, d.At)));
    }
}
