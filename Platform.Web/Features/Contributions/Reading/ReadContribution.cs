using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Review;
using Platform.Web.Features.Rounds;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Contributions;

/// <summary>Loads a contribution for its own page: the published text, or else the newest one if this viewer may read it.</summary>
public sealed class ReadContribution(PlatformDb db, CurrentMember me, UsualWait usualWait, PageTags page)
{
    /// <returns>Null when there is no such contribution of this kind for this viewer.</returns>
    public async Task<ContributionView?> Read(string key, ContributionKind kind)
    {
        var viewer = me.Viewer;
        var found = await db.Contributions.AsNoTracking().ReadableBy(viewer).Where(x => x.Key == key && x.Kind == kind)
            .Include(x => x.Author).Include(x => x.Organisation).Include(x => x.Thread).Include(x => x.Tags).ThenInclude(t => t.Tag)
            .Include(x => x.CoAuthors).ThenInclude(a => a.Member).Include(x => x.CoAuthors).ThenInclude(a => a.Organisation)
            // In one statement SQLite would read all members for the co-authors.
            .AsSplitQuery()
            .Join(db.Revisions, c => new { c.Key, Number = c.PublishedNumber ?? c.LatestNumber }, r => new { Key = r.ContributionKey, r.Number }, (c, r) => new
            {
                Contribution = c,
                Revision = r,
                CounterViews = db.Posts.Count(p => p.ThreadKey == key && p.Kind == PostKind.CounterView && p.State == PostState.Visible),
                // Reads one column at a time, because SQLite has no APPLY.
                RoundCode = db.Rounds.Where(o => o.ThreadKey == key).OrderByDescending(o => o.OpenedAt)
                    // A replaced code is not public, so the thread links to the first code. It shows the round but lets no new
                    // guest take part.
                    .Select(o => db.RoundFormerCodes.Where(f => f.RoundKey == o.Key).OrderBy(f => f.EndedAt).Select(f => f.Code).FirstOrDefault() ?? o.Code).FirstOrDefault(),
                RoundTitle = db.Rounds.Where(o => o.ThreadKey == key).OrderByDescending(o => o.OpenedAt).Select(o => o.Title).FirstOrDefault(),
            })
            .SingleOrDefaultAsync();
        if (found is null)
            return null;
        var (c, revision) = (found.Contribution, found.Revision);
        page.Add(ChangeKind.Contribution, c.Key);
        foreach (var author in c.CoAuthors.Where(a => !a.ByLayerOnly))
        {
            page.Add(ChangeKind.Member, author.MemberKey);
            page.Add(ChangeKind.Organisation, author.OrganisationKey);
        }

        // A page that became stale at each change of its author's profile would reveal who wrote it.
        if (!c.ByLayerOnly)
        {
            page.Add(ChangeKind.Member, c.AuthorKey);
            page.Add(ChangeKind.Organisation, c.OrganisationKey);
        }

        foreach (var tag in c.Tags)
            page.Add(ChangeKind.Tag, tag.TagKey);
        var isAuthor = viewer.MemberKey == c.AuthorKey;
        var isInsider = isAuthor || viewer.IsModerator;
        var refused = isInsider && c.ProposedNumber is null && c.LatestNumber != c.PublishedNumber ? await Refusal(c) : null;
        var waitsFor = viewer.IsModerator && c.ProposedNumber is not null ? await OpenItem(key) : null;
        var usual = isInsider && c.ProposedNumber is not null ? await usualWait.Find() : null;
        return new ContributionView
        {
            Title = revision.Title,
            Summary = revision.Summary,
            Lead = c.ImportedAt is not null && Standfirst.Repeats(revision.Summary, revision.Text) ? "" : revision.Summary,
            Language = revision.Language,
            Body = revision.Html,
            Words = Words(revision.Text),
            Tags = TagsOf(c, revision),
            Author = c.AuthorFacts().SeenBy(viewer),
            CoAuthors = c.CoAuthorsSeenBy(viewer),
            Fields = revision.Fields,
            Number = revision.Number,
            Key = c.Key,
            Kind = c.Kind,
            Path = c.Path,
            Status = c.Status,
            Audience = c.Audience,
            State = ContributionRow.Of(c, viewer).State,
            PublishedAt = c.PublishedNumber is null ? null : c.PublishedAt,
            UpdatedAt = c.UpdatedAt,
            LatestNumber = c.LatestNumber,
            PublishedNumber = c.PublishedNumber,
            ImportedAt = c.ImportedAt,
            Source = c.Source,
            Licence = c.Licence,
            Posts = c.Thread.AnswerCount + c.Thread.CommentCount,
            Contribution = c,
            Facts = new ThreadFacts(found.CounterViews, found.RoundCode is { } code ? new RoundLink(code, found.RoundTitle!) : null),
            IsAuthor = isAuthor,
            IsInsider = isInsider,
            CanEdit = c.CanBeEditedBy(viewer),
            CanWithdraw = c.CanBeWithdrawnBy(viewer),
            ProposedNumber = isInsider ? c.ProposedNumber : null,
            Refused = refused,
            WaitsFor = waitsFor,
            UsualWait = usual,
        };
    }

    private static List<TagShown> TagsOf(Contribution c, Revision revision) => c.PublishedNumber is null
        ? [.. revision.Tags.Select(name => new TagShown(null, name))]
        : [.. c.Tags.Select(t => new TagShown(t.TagKey, t.Tag.Name)).OrderBy(t => t.Name, StringComparer.CurrentCulture)];

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private Task<ReviewDecision?> Refusal(Contribution c) => db.ReviewDecisions.AsNoTracking()
        .Where(d => d.Item.ContributionKey == c.Key && d.Item.RevisionNumber == c.LatestNumber && d.Verdict != Verdict.Approve)
        .OrderByDescending(d => d.At)
        .FirstOrDefaultAsync();

    private Task<string?> OpenItem(string key) => db.ReviewItems
        .Where(i => i.ContributionKey == key && i.ClosedAt == null)
        .Select(i => (string?)i.Key)
        .SingleOrDefaultAsync();
}
