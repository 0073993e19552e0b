using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Web.Access;
using Platform.Web.Api;

namespace Platform.Web.Features.Questions;

public static class QuestionApi
{
    public static void MapQuestions(this RouteGroupBuilder api)
    {
        api.MapPut("/questions/{key}/same/mine", Have).NeedsToken().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("PutSameQuestion").WithSummary("Say that you have the same question. A second time changes nothing.");
        api.MapDelete("/questions/{key}/same/mine", Remove).NeedsToken().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("DeleteSameQuestion").WithSummary("Say that you do not have the same question any more.");
    }

    private static async Task<Results<NoContent, NotFound>> Have(string key, HaveSameQuestion same, CurrentMember me) =>
        await same.Record(key, true, me.Viewer) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> Remove(string key, HaveSameQuestion same, CurrentMember me) =>
        await same.Record(key, false, me.Viewer) ? TypedResults.NoContent() : TypedResults.NotFound();
}
