using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Api;
using Platform.Web.Shared;

namespace Platform.Web.Features.Contributions;

public sealed record NewContribution(
    string? Title, string? Summary, string? Body, string? Language, IReadOnlyList<string>? Tags, string? Audience, bool ByLayerOnly = false, bool Submit = true);

/// <param name="Version">Number of the revision this text was written on; 0 for a draft.</param>
public sealed record EditedContribution(
    int? Version, string? Title, string? Summary, string? Body, string? Language, IReadOnlyList<string>? Tags, string? Audience, bool ByLayerOnly = false, bool Submit = true);

public sealed record ContributionPlace(string Key, string Url, string Status);

public static class ContributionApi
{
    public static void MapContributions(this RouteGroupBuilder api)
    {
        api.MapPost("/questions", (NewContribution text, Writer writer) => writer.Add(ContributionKind.Question, text))
            .NeedsToken().WithName("AddQuestion").WithSummary("Ask a question, or keep it as a draft.");
        api.MapPost("/articles", (NewContribution text, Writer writer) => writer.Add(ContributionKind.Article, text))
            .NeedsToken().WithName("AddArticle").WithSummary("Submit an article, or keep it as a draft.");
        api.MapPut("/contributions/{key}", (string key, EditedContribution text, Writer writer) => writer.Edit(key, text))
            .NeedsToken().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("EditContribution").WithSummary("Edit one's own draft or contribution.");
        api.MapGet("/contributions/{key}", Show)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetContribution").WithSummary("A contribution in its published version; to its author also a draft or a version that waits.");
    }

    private static async Task<Results<Ok<ContributionShown>, NotFound>> Show(string key, ContributionReader reader) =>
        await reader.Read(key) is { } shown ? TypedResults.Ok(shown) : TypedResults.NotFound();

    /// <summary>What the two writing endpoints share.</summary>
    public sealed class Writer(
        PlatformDb db, SubmitContribution submit, Drafts drafts, ContentCheck check, CurrentMember me, IHttpContextAccessor http)
    {
        public async Task<Created<ContributionPlace>> Add(ContributionKind kind, NewContribution text)
        {
            var key = ShortKey.New();
            var draft = Read(kind, text.Submit, text.Title, text.Summary, text.Body, text.Language, text.Tags, text.Audience, text.ByLayerOnly);
            var place = await Save(new Submission(key, kind, 0, draft), text.Submit);
            return TypedResults.Created(place.Url, place);
        }

        public async Task<Results<Ok<ContributionPlace>, NotFound>> Edit(string key, EditedContribution text)
        {
            var viewer = me.Viewer;
            var contribution = await db.Contributions.AsNoTracking().SingleOrDefaultAsync(c => c.Key == key && c.AuthorKey == viewer.MemberKey);
            var kind = contribution?.Kind
                ?? await db.Drafts.Where(d => d.OwnerKey == viewer.MemberKey && d.Subject == key).Select(d => d.Kind).SingleOrDefaultAsync();
            if (kind is null)
                return TypedResults.NotFound();
            // A draft of it could never be submitted.
            if (contribution?.CanBeEditedBy(viewer) == false)
                throw new RuleBroken("ContributionClosed");
            var draft = Read(kind.Value, text.Submit, text.Title, text.Summary, text.Body, text.Language, text.Tags, text.Audience, text.ByLayerOnly);
            if (text.Version is null)
                throw new RuleBroken("VersionNeeded") { Field = "Version" };
            try
            {
                return TypedResults.Ok(await Save(new Submission(key, kind.Value, text.Version.Value, draft), text.Submit));
            }
            catch (StaleEdit stale)
            {
                throw new StaleSubmission(draft, await db.Revisions
                    .Where(r => r.ContributionKey == key && r.Number == stale.LatestNumber)
                    .Select(r => new RevisionText(r.Number, r.Title, r.Summary, r.Body, r.Language, r.Tags))
                    .SingleAsync());
            }
        }

        private async Task<ContributionPlace> Save(Submission submission, bool submitNow)
        {
            var viewer = me.Viewer;
            if (!submitNow)
            {
                await drafts.Keep(viewer, submission.Key, submission.Kind, submission.BaseNumber, submission.Text, knownConcurrency: null);
                return new ContributionPlace(submission.Key, Url($"/contributions/{submission.Key}/edit"), "draft");
            }

            var contribution = await submit.Submit(submission, viewer);
            return new ContributionPlace(contribution.Key, Url(contribution.Path), ContributionReader.StatusOf(contribution));
        }

        private string Url(string path) => http.HttpContext!.Request.Absolute(path);

        /// <summary>Everything that is wrong with the request is told at once, so what cannot be read is added to what breaks a rule.</summary>
        private DraftText Read(
            ContributionKind kind, bool submitNow, string? title, string? summary, string? body, string? language,
            IReadOnlyList<string>? tags, string? audience, bool byLayerOnly)
        {
            var broken = new List<RuleBroken>();
            if (!Enum.TryParse<Audience>(audience ?? nameof(Audience.Everyone), ignoreCase: true, out var who) || int.TryParse(audience, out _))
                broken.Add(new RuleBroken("AudienceUnknown") { Field = "Audience" });
            if (tags?.Any(t => t is null || t.Contains(',', StringComparison.Ordinal)) == true)
                broken.Add(new RuleBroken("TagWithComma") { Field = "Tags" });
            var text = new DraftText(title ?? "", summary ?? "", body ?? "", language ?? "nl", string.Join(", ", tags ?? []), who, byLayerOnly);
            try
            {
                if (submitNow)
                    check.Check(text, needsSummary: kind == ContributionKind.Article);
            }
            catch (RuleBroken e)
            {
                broken.AddRange(e.All);
            }

            return broken.Count == 0 ? text : throw new RulesBroken(broken);
        }
    }
}
