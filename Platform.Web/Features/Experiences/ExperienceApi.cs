using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Api;
using Platform.Web.Data;

namespace Platform.Web.Features.Experiences;

/// <param name="Context">How it was used, in one line; null or empty without.</param>
public sealed record NewUse([StringLength(ExperienceUse.MaxContext)] string? Context);

public sealed record NewAddition([StringLength(ExperienceFields.Longest)] string? Text);

public sealed record UseShown(PersonSeen Person, string Context, DateTime At);

/// <param name="Organisations">How many other organisations than the author's used it.</param>
/// <param name="Items">The newest fifty.</param>
public sealed record UsesShown(int Organisations, int Total, IReadOnlyList<UseShown> Items);

public static class ExperienceApi
{
    public static void MapExperiences(this RouteGroupBuilder api)
    {
        api.MapGet("/experiences/{key}/uses", Uses).ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetUses").WithSummary("Who used this experience too.");
        api.MapPut("/experiences/{key}/uses/mine", Use).NeedsToken().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("PutUse").WithSummary("Say that your organisation used this too. A second time replaces the line.");
        api.MapDelete("/experiences/{key}/uses/mine", Remove).NeedsToken().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("DeleteUse").WithSummary("Take back that your organisation used this.");
        api.MapPost("/experiences/{key}/additions", AddTo).NeedsToken().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("AddAddition").WithSummary("Tell what became of your own published experience. A moderator reads it first.");
    }

    private static async Task<Results<Ok<UsesShown>, NotFound>> Uses(string key, PlatformDb db, ExperienceQueries experiences, CurrentMember me)
    {
        var found = await db.Contributions.VisibleTo(me.Viewer).OfType<Experience>().Where(e => e.Key == key).Select(e => new { e.OrganisationKey, e.ByLayerOnly }).SingleOrDefaultAsync();
        if (found is null)
            return TypedResults.NotFound();
        var uses = await experiences.Uses(key, found.ByLayerOnly ? null : found.OrganisationKey);
        return TypedResults.Ok(new UsesShown(uses.Organisations, uses.Total, [.. uses.Shown.Select(u => new UseShown(u.Person, u.Context, u.At))]));
    }

    private static async Task<Results<NoContent, NotFound>> Use(string key, NewUse use, UseExperience act, CurrentMember me) =>
        await act.Record(key, use.Context, me.Viewer) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> Remove(string key, UseExperience act, CurrentMember me) =>
        await act.Remove(key, me.RequiredKey, me.Viewer) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> AddTo(string key, NewAddition addition, AddAddition act, CurrentMember me) =>
        await act.Add(key, addition.Text, me.Viewer) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
