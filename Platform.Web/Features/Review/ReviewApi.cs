using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Api;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

public sealed record ReviewItems(int Total, IReadOnlyList<ReviewItemShown> Items);

/// <param name="Kind">"article", "question", "answer", "comment", "counter-view" or "conclusion".</param>
/// <param name="Subject">Key of the waiting text, and the title of the text or its thread.</param>
/// <param name="Audience">The intended readers of a version of a contribution; null for a post, which has the audience of its
/// thread.</param>
/// <param name="CurrentAudience">Who may read the contribution until this version is approved; null for a post.</param>
public sealed record ReviewItemShown(
    string Id, string Kind, SubjectShown Subject, string? Audience, string? CurrentAudience, DateTime SubmittedAt, DateTime DueAt, string? ClaimedBy);

public sealed record SubjectShown(string Key, string Title);

/// <param name="Decision">"approve", "return" or "decline".</param>
/// <param name="Reason">A code such as "source-missing", or a sentence, which the author then reads above the text. Null for none.</param>
/// <param name="Text">The message to the author; required unless the decision is to approve.</param>
public sealed record NewDecision(
    string? Decision, [StringLength(ReviewItem.LongestInput)] string? Reason, [StringLength(ReviewItem.LongestInput)] string? Text);

public sealed record DecisionMade(string Id, string Decision, string Reason, string Text, DateTime At);

public static class ReviewApi
{
    private const int MaxPageSize = 100;

    public static void MapReviewItems(this RouteGroupBuilder api)
    {
        api.MapGet("/review-items", List).NeedsToken(Policies.Moderate)
            .WithName("ListReviewItems").WithSummary("What waits for a moderator, the most urgent first.");
        api.MapPost("/review-items/{id}/decisions", Decide).NeedsToken(Policies.Moderate)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithName("DecideReviewItem").WithSummary("Approve, return or decline.");
    }

    private static async Task<Ok<ReviewItems>> List(PlatformDb db, int page = 1, int pageSize = 20)
    {
        if (page < 1 || pageSize is < 1 or > MaxPageSize)
            throw new RuleBroken("PageOutOfRange", MaxPageSize) { Field = page < 1 ? "Page" : "PageSize" };
        var open = db.ReviewItems.AsNoTracking().Where(i => i.ClosedAt == null);
        var rows = await open
            .OrderBy(i => i.DueAt).ThenBy(i => i.Key)
            .Skip((page - 1) * pageSize).Take(pageSize)
            .Select(i => new
            {
                i.Key,
                i.SubmittedAt,
                i.DueAt,
                ClaimedBy = i.ClaimedBy!.Name,
                SubjectKey = i.ContributionKey ?? i.PostKey!,
                ContributionKind = (Contributions.ContributionKind?)i.Revision!.Contribution.Kind,
                Audience = (Contributions.Audience?)i.Revision!.Audience,
                CurrentAudience = (Contributions.Audience?)i.Revision!.Contribution.Audience,
                PostKind = (Threads.PostKind?)i.PostVersion!.Post.Kind,
                Title = i.ContributionKey != null
                    ? i.Revision!.Title
                    : db.Contributions.Where(c => c.Key == i.PostVersion!.Post.ThreadKey).Select(c => c.Title).First(),
            })
            .ToListAsync();
        return TypedResults.Ok(new ReviewItems(await open.CountAsync(), [.. rows.Select(r => new ReviewItemShown(
            r.Key, r.ContributionKind is { } kind ? kind.ApiName : ApiName.Of(r.PostKind!.Value), new SubjectShown(r.SubjectKey, r.Title),
            r.Audience is { } audience ? ApiName.Of(audience) : null, r.CurrentAudience is { } current ? ApiName.Of(current) : null, r.SubmittedAt, r.DueAt, r.ClaimedBy))]));
    }

    private static async Task<Results<Created<DecisionMade>, NotFound>> Decide(string id, NewDecision input, DecideReview review, CurrentMember me)
    {
        if (!ApiName.TryParse<Verdict>(input.Decision, out var verdict))
            throw new RuleBroken("DecisionUnknown") { Field = "Decision" };
        var text = input.Text;
        if (!ApiName.TryParse<ReviewReason>(input.Reason ?? "none", out var reason))
        {
            reason = ReviewReason.Other;
            text = $"{input.Reason}\n\n{input.Text}";
        }

        var decision = await review.Decide(id, verdict, reason, text, me.Viewer);
        return decision is null
            ? TypedResults.NotFound()
            : TypedResults.Created($"/api/v1/review-items/{id}", new DecisionMade(
                decision.Key, ApiName.Of(decision.Verdict), ApiName.Of(decision.Reason), decision.Text, decision.At));
    }
}
