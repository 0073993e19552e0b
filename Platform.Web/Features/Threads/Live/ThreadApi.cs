using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Web.Access;
using Platform.Web.Api;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Threads;

/// <param name="Body">Markdown, at most 32 KB in UTF-8.</param>
/// <param name="ReplyTo">Key of a post in the same thread.</param>
/// <param name="ByLayerOnly">Whether to show the layer of government instead of the name. Null: true if this member opened the thread
/// without a name.</param>
public sealed record NewPost(PostKind? Kind, [StringLength(InputLengths.Text)] string? Body, string? ReplyTo, bool? ByLayerOnly);

/// <param name="Sequence">The thread's sequence at which the post was published; null while it waits.</param>
/// <param name="Status">The word "published", or "waiting" until a moderator has read the post.</param>
public sealed record PostMade(string Key, long? Sequence, string Status);

/// <param name="Post">Key of the answer; null withdraws an acceptance.</param>
public sealed record Acceptance(string? Post);

/// <summary>Endpoints of threads for programs (<c>/api</c>, bearer token) and for this site's own pages (cookie).</summary>
public static class ThreadApi
{
    public static void MapThreadPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/threads/{key}/changes", Changes).RefusesLongInput().ExcludeFromDescription();
        routes.MapGet("/threads/{key}/people", People).RefusesLongInput().ExcludeFromDescription();
        routes.MapGet("/threads/{key}/posts/{post}", Find).RefusesLongInput().ExcludeFromDescription();
        routes.MapGet("/threads/{key}/date", AtDate).RefusesLongInput().ExcludeFromDescription();
        routes.MapGet("/threads/{key}/conclusion/history", ConclusionHistory).RefusesLongInput().ExcludeFromDescription();
    }

    public static void MapThreads(this IEndpointRouteBuilder api)
    {
        var thread = api.MapGroup("/threads/{key}").WithTags("Threads");
        thread.MapGet("/changes", Changes).WithName("GetThreadChanges")
            .WithSummary("What happened in a thread since a number of its sequence.");
        thread.MapPost("/posts", Post).WithName("CreatePost").NeedsToken().ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Posts in a thread. The header Idempotency-Key makes it safe to send again.");
        thread.MapPost("/accepted", Accept).WithName("AcceptAnswer").NeedsToken()
            .WithSummary("Accepts an answer, for who asked the question.");
        thread.MapThreadActs();
    }

    private static async Task<Results<Ok<ThreadChanges>, NotFound>> Changes(
        string key, ThreadQueries threads, CurrentMember me, HttpContext context, long after = 0)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return await threads.Changes(key, after, me.Viewer) is { } changes ? TypedResults.Ok(changes) : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<IReadOnlyList<PersonToMention>>, NotFound>> People(string key, string? q, Mentionable people, CurrentMember me, HttpContext context)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        return await people.Find(key, q ?? "", me.Viewer) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();
    }

    private static async Task<Results<Created<PostMade>, NotFound>> Post(
        string key, NewPost post, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, Reply reply, CurrentMember me)
    {
        if (string.IsNullOrWhiteSpace(idempotencyKey) || idempotencyKey.Length > Reply.MaxClientKey)
            throw new RuleBroken("IdempotencyKeyNeeded", Reply.MaxClientKey) { Field = "Idempotency-Key" };
        if (post.Kind is not { } kind)
            throw new RuleBroken("PostKindUnknown") { Field = "Kind" };
        var made = await reply.Write(key, new ReplyText(kind, post.Body, post.ReplyTo, post.ByLayerOnly), me.Viewer, idempotencyKey);
        return made is null
            ? TypedResults.NotFound()
            : TypedResults.Created((string?)null, new PostMade(made.Key, made.Place, made.IsInThread ? "published" : "waiting"));
    }

    private static async Task<Results<NoContent, NotFound>> Accept(string key, Acceptance acceptance, AcceptAnswer accept, CurrentMember me) =>
        await accept.Accept(key, acceptance.Post, me.Viewer) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, NotFound>> ConclusionHistory(string key, PostHistory history, CurrentMember me) =>
        await history.Conclusion(key, me.Viewer) is { } post ? TypedResults.Redirect($"/threads/{key}/posts/{post}/history") : TypedResults.NotFound();

    /// <summary>How a day can be written. A year is its first day.</summary>
    private static readonly string[] WrittenDays = ["yyyy-MM-dd", "d-M-yyyy", "yyyy"];

    /// <summary>Redirects to the first post of a day or later. The end of the thread is there for a later day, or for no day.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> AtDate(string key, ThreadQueries threads, CurrentMember me, LocalTime clock, [StringLength(10)] string? day = null)
    {
        DateTime? from = DateOnly.TryParseExact(day, WrittenDays, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? clock.StartOf(date) : null;
        return await threads.PathOfDay(key, from, me.Viewer) is { } path ? TypedResults.Redirect(path) : TypedResults.NotFound();
    }

    /// <summary>Redirects the permanent address of a post to the place where the post is now.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> Find(string key, string post, FindPost find, CurrentMember me) =>
        await find.Of(key, post, me.Viewer) is { } path ? TypedResults.Redirect(path) : TypedResults.NotFound();
}
