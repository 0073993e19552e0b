using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Api;

namespace Platform.Web.Features.Contributions;

public static class ContributionApi
{
    public static void MapContributions(this RouteGroupBuilder api)
    {
        foreach (var kind in Kinds.All)
            api.MapPost($"/{kind.ApiCollection}", ([FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, NewContribution text, ContributionWriter writer) =>
                    writer.Add(kind.Kind, text, idempotencyKey))
                .NeedsToken().ProducesProblem(StatusCodes.Status409Conflict)
                .WithName($"Add{kind.Kind}").WithSummary(kind.ApiSummary);
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
