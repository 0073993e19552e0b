using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Features.Api;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Contributions;

public sealed record NewContribution(
    [StringLength(DraftText.MaxTitle)] string? Title, [StringLength(DraftText.MaxSummary)] string? Summary,
    [StringLength(InputLengths.Text)] string? Body, string? Language, IReadOnlyList<string>? Tags, string? Audience, bool ByLayerOnly = false, bool Submit = true);

/// <param name="Version">Number of the revision this text was written on; 0 for a draft.</param>
/// <param name="ByLayerOnly">Left out: as it was.</param>
public sealed record EditedContribution(
    int? Version, [StringLength(DraftText.MaxTitle)] string? Title, [StringLength(DraftText.MaxSummary)] string? Summary,
    [StringLength(InputLengths.Text)] string? Body, string? Language, IReadOnlyList<string>? Tags, string? Audience, bool? ByLayerOnly = null, bool Submit = true);

/// <param name="Status">Of the text that was sent: "draft", "waiting" for a moderator, or "published". While an edit waits, readers keep what was published before.</param>
public sealed record ContributionPlace(string Key, string Url, string Status);

public static class ContributionApi
{
    public static void MapContributions(this RouteGroupBuilder api)
    {
        api.MapPost("/questions", ([FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, NewContribution text, ContributionWriter writer) =>
                writer.Add(ContributionKind.Question, text, idempotencyKey))
            .NeedsToken().ProducesProblem(StatusCodes.Status409Conflict)
            .WithName("AddQuestion").WithSummary("Ask a question, or keep it as a draft. The header Idempotency-Key makes it safe to send again.");
        api.MapPost("/articles", ([FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, NewContribution text, ContributionWriter writer) =>
                writer.Add(ContributionKind.Article, text, idempotencyKey))
            .NeedsToken().ProducesProblem(StatusCodes.Status409Conflict)
            .WithName("AddArticle").WithSummary("Submit an article, or keep it as a draft. The header Idempotency-Key makes it safe to send again.");
        api.MapPut("/contributions/{key}", (string key, [FromHeader(Name = "If-Match")] string? ifMatch, EditedContribution text, ContributionWriter writer) =>
                writer.Edit(key, text, ifMatch))
            .NeedsToken().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("EditContribution").WithSummary(
                "Edit one's own draft or contribution. A draft that is there is replaced only under If-Match: its ETag, or * for whatever it says.");
        api.MapGet("/contributions/{key}", Show)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetContribution").WithSummary("A contribution in its published version; to its author also a draft, with its ETag, or a version that waits.");
    }

    private static async Task<Results<Ok<ContributionShown>, NotFound>> Show(string key, ContributionReader reader) =>
        await reader.Read(key) is { } shown ? TypedResults.Ok(shown) : TypedResults.NotFound();
}
