using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Contributions;

/// <summary>A contribution as the API returns it.</summary>
/// <param name="Version">Number of the returned revision; for a draft, the revision it was written on (0 for a new contribution).</param>
/// <param name="Fields">The fields of its kind by name.</param>
/// <param name="ProposedVersion">Number of the revision that waits for a moderator. Null for others than its author and moderators.</param>
public sealed record ContributionShown(
    string Key, string Kind, string Title, string Summary, string Body, string Html, string Language, IReadOnlyList<string> Tags,
    string Audience, string Status, int Version, int? ProposedVersion, DateTime? PublishedAt, string Url, PersonSeen? Author,
    DecisionShown? LastDecision, string? Source, string? Licence, IReadOnlyList<PersonSeen> CoAuthors, FieldValues Fields);

public sealed record DecisionShown(string Decision, string Reason, string Text, DateTime At);

/// <summary>Reads one contribution for the API: the published text, or else the newest one if this viewer may read it.</summary>
public sealed class ContributionReader(PlatformDb db, CurrentMember me, MarkdownRenderer markdown, IHttpContextAccessor http)
{
    public static string StatusOf(Contribution contribution) => ApiName.Of(contribution.Status);

    public async Task<ContributionShown?> Read(string key)
    {
        var viewer = me.Viewer;
        var contribution = await db.Contributions.AsNoTracking().ReadableBy(viewer)
            .Include(c => c.Author).Include(c => c.Organisation)
            .Include(c => c.CoAuthors).ThenInclude(a => a.Member).Include(c => c.CoAuthors).ThenInclude(a => a.Organisation)
            // In one statement SQLite would read all co-authors.
            .AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Key == key);
        if (contribution is null)
            return await Draft(key, viewer);
        var number = contribution.PublishedNumber ?? contribution.LatestNumber;
        var revision = await db.Revisions.AsNoTracking().SingleAsync(r => r.ContributionKey == key && r.Number == number);
        var insider = viewer.IsModerator || viewer.MemberKey == contribution.AuthorKey;
        var decision = insider
            ? await db.ReviewDecisions.AsNoTracking()
                .Where(d => d.Item.ContributionKey == key)
                .OrderByDescending(d => d.At)
                .FirstOrDefaultAsync()
            : null;
        return new ContributionShown(
            key, contribution.Kind.ApiName, revision.Title, revision.Summary, revision.Body, revision.Html.ToString(), revision.Language, revision.Tags,
            ApiName.Of(contribution.Audience), StatusOf(contribution), revision.Number, insider ? contribution.ProposedNumber : null,
            contribution.PublishedNumber is null ? null : contribution.PublishedAt,
            http.HttpContext!.Request.Absolute(contribution.Path), contribution.AuthorFacts().SeenBy(viewer),
            decision is null ? null : new DecisionShown(ApiName.Of(decision.Verdict), ApiName.Of(decision.Reason), decision.Text, decision.At),
            contribution.Source, contribution.Licence, contribution.CoAuthorsSeenBy(viewer), revision.Fields);
    }

    private async Task<ContributionShown?> Draft(string key, Viewer viewer)
    {
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.OwnerKey == viewer.MemberKey && d.Subject == key && d.Kind != null);
        if (draft is null)
            return null;
        http.HttpContext!.Response.Headers.ETag = DraftTag.Of(draft);
        return new ContributionShown(
            key, draft.Kind!.Value.ApiName, draft.Title, draft.Summary, draft.Body, Preview(draft.Kind!.Value.Traits().Compose(draft.Body, draft.Fields, draft.Language)), draft.Language,
            draft.Tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ApiName.Of(draft.Audience), "draft", draft.BaseNumber, null, null, http.HttpContext!.Request.Absolute($"/contributions/{key}/edit"), null, null, null, null, [], draft.Fields);
    }

    /// <summary>
    /// Renders a draft. Returns an empty text when the draft breaks a rule of the renderer, which is allowed until it is submitted.
    /// </summary>
    private string Preview(string body)
    {
        try
        {
            return markdown.Render(body).Html.ToString();
        }
        catch (RuleBroken)
        {
            return "";
        }
    }
}
