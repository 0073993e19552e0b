using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Members;

public sealed record DraftRow(string Path, KindTraits Kind, string Title, DateTime At);

/// <summary>A text that waits for a moderator. If <paramref name="IsEdit"/> is true, an earlier text is online meanwhile.</summary>
/// <param name="Kind">Null for a post.</param>
/// <param name="Label">Name of the kind of the post; empty for a contribution.</param>
public sealed record WaitingRow(string Path, KindTraits? Kind, string Label, string Title, DateTime Since, bool IsLate, bool IsEdit);

/// <summary>A text that a moderator returned or declined, and why.</summary>
/// <param name="Kind">Null for a post.</param>
/// <param name="Label">Name of the kind of the post; empty for a contribution.</param>
public sealed record DecidedRow(string Path, string? EditPath, KindTraits? Kind, string Label, string Title, Verdict Verdict, ReviewReason Reason, string Text, DateTime At);

public sealed record OwnRow(string Path, KindTraits Kind, string Title, ContributionStatus Status, bool ByLayerOnly, DateTime At);

public sealed record Work(
    IReadOnlyList<DraftRow> Drafts, IReadOnlyList<WaitingRow> Waiting, IReadOnlyList<DecidedRow> Returned, IReadOnlyList<DecidedRow> Declined,
    IReadOnlyList<OwnRow> Own, TimeSpan? UsualWait)
{
    public bool IsEmpty => Drafts.Count + Waiting.Count + Returned.Count + Declined.Count + Own.Count == 0;
}

/// <summary>Queries for the page "Mijn werk": a member's own texts, and whether the member or a moderator acts next.</summary>
public sealed class WorkQueries(PlatformDb db, UsualWait usualWait, TimeProvider clock)
{
    private const int MostShown = 50;

    public async Task<Work> Of(string memberKey)
    {
        var waiting = await Waiting(memberKey);
        var decided = await Decided(memberKey);
        return new Work(
            await Drafts(memberKey), waiting, decided.FindAll(d => d.Verdict == Verdict.Return), decided.FindAll(d => d.Verdict == Verdict.Decline),
            await Own(memberKey), waiting.Count > 0 ? await usualWait.Find() : null);
    }

    private async Task<List<DraftRow>> Drafts(string me)
    {
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.OwnerKey == me && d.Kind != null)
            .OrderByDescending(d => d.UpdatedAt).Take(MostShown)
            .Select(d => new { d.Subject, d.Kind, d.Title, d.UpdatedAt, Exists = db.Contributions.Any(c => c.Key == d.Subject) })
            .ToListAsync();
        return drafts.ConvertAll(d => new DraftRow(
            d.Exists ? $"/contributions/{d.Subject}/edit" : $"{d.Kind!.Value.Traits().WritePath}?key={d.Subject}",
            d.Kind!.Value.Traits(), d.Title.Trim(), d.UpdatedAt));
    }

    private async Task<List<WaitingRow>> Waiting(string me)
    {
        var now = clock.UtcNow();
        var items = await db.ReviewItems.AsNoTracking().Where(i => i.SubmittedByKey == me && i.ClosedAt == null)
            .OrderBy(i => i.SubmittedAt)
            .Select(i => new
            {
                Contribution = i.Revision!.Contribution,
                i.Revision.Title,
                PostKey = (string?)i.PostVersion!.Post.Key,
                Kind = i.PostVersion.Post.Kind.ToString(),
                i.PostVersion.Post.ThreadKey,
                IsEdit = i.Revision.Contribution.PublishedNumber != null || i.PostVersion.Post.PublishedNumber != null,
                i.SubmittedAt,
                i.DueAt,
            })
            .ToListAsync();
        var threads = await Threads(items.ConvertAll(i => i.ThreadKey));
        return items.ConvertAll(i => i.Contribution is { } c
            ? new WaitingRow(c.Path, c.Kind.Traits(), "", i.Title, i.SubmittedAt, i.DueAt < now, i.IsEdit)
            : new WaitingRow(PostAddress.OfOwn(threads[i.ThreadKey].Path, i.PostKey!), null, i.Kind, threads[i.ThreadKey].Title, i.SubmittedAt, i.DueAt < now, i.IsEdit));
    }

    /// <summary>Finds the texts that were returned or declined, and for which the author sent nothing newer.</summary>
    private async Task<List<DecidedRow>> Decided(string me)
    {
        var decisions = db.ReviewDecisions.AsNoTracking().Where(d => d.Item.SubmittedByKey == me && d.Verdict != Verdict.Approve);
        var contributions = await decisions
            .Where(d => d.Item.ContributionKey != null)
            .Where(d => d.Item.RevisionNumber == d.Item.Revision!.Contribution.LatestNumber && d.Item.Revision.Contribution.ProposedNumber == null)
            .Where(d => d.Item.Revision!.Contribution.Status != ContributionStatus.Withdrawn)
            .OrderByDescending(d => d.At).Take(MostShown)
            .Select(d => new { Decision = d, d.Item.Revision!.Contribution, d.Item.Revision.Title })
            .ToListAsync();
        var posts = await decisions
            .Where(d => d.Item.PostKey != null)
            .Where(d => d.Item.PostNumber == d.Item.PostVersion!.Post.LatestNumber && d.Item.PostVersion.Post.ProposedNumber == null)
            .Where(d => d.Item.PostVersion!.Post.State != PostState.Dropped)
            .OrderByDescending(d => d.At).Take(MostShown)
            .Select(d => new { Decision = d, d.Item.PostVersion!.Post.Key, d.Item.PostVersion.Post.Kind, d.Item.PostVersion.Post.ThreadKey })
            .ToListAsync();
        var threads = await Threads(posts.ConvertAll(p => p.ThreadKey));
        return
        [
            .. contributions.Select(c => Row(c.Decision, c.Contribution.Path, $"/contributions/{c.Contribution.Key}/edit", c.Contribution.Kind.Traits(), "", c.Title))
                .Concat(posts.Select(p => Row(
                    p.Decision, threads[p.ThreadKey].Path, PostAddress.ToEdit(p.ThreadKey, p.Key, p.Kind), null, p.Kind.ToString(), threads[p.ThreadKey].Title)))
                .OrderByDescending(row => row.At),
        ];
    }

    private async Task<List<OwnRow>> Own(string me)
    {
        var own = await db.Contributions.AsNoTracking()
            .Where(c => c.AuthorKey == me && c.Status != ContributionStatus.Waiting && c.Status != ContributionStatus.Returned && c.Status != ContributionStatus.Declined)
            .OrderByDescending(c => c.UpdatedAt).Take(MostShown)
            .ToListAsync();
        return own.ConvertAll(c => new OwnRow(c.Path, c.Kind.Traits(), c.Title, c.Status, c.ByLayerOnly, c.PublishedAt ?? c.CreatedAt));
    }

    private Task<Dictionary<string, Contribution>> Threads(List<string> keys) =>
        db.Contributions.AsNoTracking().Where(c => keys.Contains(c.Key)).ToDictionaryAsync(c => c.Key);

    private static DecidedRow Row(ReviewDecision d, string path, string editPath, KindTraits? kind, string label, string title) =>
        new(path, d.Verdict == Verdict.Return ? editPath : null, kind, label, title, d.Verdict, d.Reason, d.Text, d.At);
}
