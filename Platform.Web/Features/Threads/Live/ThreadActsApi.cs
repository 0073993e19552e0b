using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Api;
using Platform.Web.Data;
using Platform.Web.Features.Review;
using Platform.Web.Shared.Input;

namespace Platform.Web.Features.Threads;

/// <param name="Useful">False takes the vote back.</param>
public sealed record NewVote(bool Useful = true);

/// <param name="Line">At most 200 characters; only the author of the post sees it. Null for thanks without words.</param>
public sealed record NewThanks(string? Line);

/// <param name="Reason">A reason code as in reviews, such as "off-topic".</param>
/// <param name="Text">The explanation that the author reads, at most 250 characters.</param>
public sealed record NewHiding(ReviewReason? Reason, string? Text);

/// <param name="Text">The explanation, at most 250 characters. The author of the post or thread gets it; a locked thread shows it to
/// all readers.</param>
public sealed record NewExplanation(string? Text);

/// <param name="Target">Address or key of the other thread. Its audience must be the same or narrower.</param>
/// <param name="WithReplies">Whether the replies to the post move with it.</param>
/// <param name="Text">The explanation that the author reads, at most 250 characters.</param>
public sealed record NewMove(string? Target, bool WithReplies, string? Text);

public sealed record PostMoved(string Thread, string Post);

/// <param name="Body">Markdown, at most 32 KB in UTF-8; links to posts of the thread become citations.</param>
/// <param name="BaseNumber">Number of the version that the text is based on; 0 for a first conclusion.</param>
/// <param name="ByLayerOnly">Whether to show the layer of government instead of the name. Null: true if this member opened the thread
/// without a name.</param>
public sealed record NewConclusion([StringLength(InputLengths.Text)] string? Body, int BaseNumber, bool? ByLayerOnly);

/// <param name="Number">Number of this version. The next version must be based on it.</param>
/// <param name="Status">The word "published", or "waiting" until a moderator has read the text.</param>
public sealed record ConclusionMade(string Key, int Number, string Status);

/// <summary>API endpoints for acts on posts and threads: votes, thanks, moderation and conclusions.</summary>
public static class ThreadActsApi
{
    public static void MapThreadActs(this RouteGroupBuilder thread)
    {
        thread.MapPut("/posts/{post}/vote", Vote).WithName("VoteOnPost").NeedsToken()
            .WithSummary("Says whether a post is useful. The total follows within a second.");
        thread.MapPost("/posts/{post}/thanks", Thank).WithName("ThankForPost").NeedsToken().ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Thanks the author of a post, for their eyes only; once.");
        thread.MapPost("/posts/{post}/withdraw", Withdraw).WithName("WithdrawPost").NeedsToken()
            .WithSummary("Takes back a post of one's own. A tombstone stays if readers saw it. The text does not come back.");
        thread.MapPost("/posts/{post}/hide", Hide).WithName("HidePost").NeedsToken(Policies.Moderate)
            .WithSummary("Hides a post, with a reason, for moderators.");
        thread.MapPost("/posts/{post}/show", Show).WithName("ShowPost").NeedsToken(Policies.Moderate)
            .WithSummary("Shows a hidden post again, for moderators.");
        thread.MapPost("/posts/{post}/move", Move).WithName("MovePost").NeedsToken(Policies.Moderate)
            .WithSummary("Moves a post to another thread and leaves a tombstone, for moderators.");
        thread.MapPost("/lock", Lock).WithName("LockThread").NeedsToken(Policies.Moderate).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Ends a conversation, which can be read still, for moderators.");
        thread.MapPost("/unlock", Unlock).WithName("UnlockThread").NeedsToken(Policies.Moderate).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Opens a locked conversation again, for moderators.");
        thread.MapPut("/conclusion", Conclude).WithName("WriteConclusion").NeedsToken().ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Writes the conclusion of a thread, for who opened it and for moderators.");
    }

    private static async Task<Results<NoContent, NotFound>> Vote(string key, string post, NewVote vote, CastVote votes, CurrentMember me) =>
        Found(await votes.Cast(key, post, vote.Useful, me.Viewer) is not null);

    private static async Task<Results<NoContent, NotFound>> Thank(string key, string post, NewThanks thanks, ThankAuthor thank, CurrentMember me) =>
        Found(await thank.Thank(key, post, thanks.Line, me.Viewer));

    private static async Task<Results<NoContent, NotFound>> Withdraw(
        string key, string post, PlatformDb db, EditPost edit, CurrentMember me)
    {
        var exists = await db.Contributions.ReadableBy(me.Viewer).Where(c => c.Key == key)
            .AnyAsync(c => db.Posts.Any(p => p.Key == post && p.ThreadKey == c.Key && (p.Place != null || p.AuthorKey == me.Viewer.MemberKey)));
        if (exists)
            await edit.Withdraw(post, me.Viewer);
        return Found(exists);
    }

    private static async Task<Results<NoContent, NotFound>> Hide(string key, string post, NewHiding hiding, ModerateThread moderate, CurrentMember me) =>
        Found(await moderate.Hide(key, post, hiding.Reason ?? ReviewReason.None, hiding.Text, me.Viewer) is not null);

    private static async Task<Results<NoContent, NotFound>> Show(string key, string post, NewExplanation why, ModerateThread moderate, CurrentMember me) =>
        Found(await moderate.Show(key, post, why.Text, me.Viewer) is not null);

    private static async Task<Results<Ok<PostMoved>, NotFound>> Move(string key, string post, NewMove move, MovePost mover, CurrentMember me) =>
        await mover.Move(key, post, move.Target, move.WithReplies, move.Text, me.Viewer) is { } moved
            ? TypedResults.Ok(new PostMoved(moved.ThreadKey, moved.Key))
            : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> Lock(string key, NewExplanation why, ModerateThread moderate, CurrentMember me) =>
        Found(await moderate.Lock(key, why.Text, me.Viewer) is not null);

    private static async Task<Results<NoContent, NotFound>> Unlock(string key, NewExplanation why, ModerateThread moderate, CurrentMember me) =>
        Found(await moderate.Unlock(key, why.Text, me.Viewer) is not null);

    private static async Task<Results<Ok<ConclusionMade>, NotFound>> Conclude(
        string key, NewConclusion text, WriteConclusion conclusion, CurrentMember me) =>
        await conclusion.Write(key, text.Body, text.ByLayerOnly, text.BaseNumber, me.Viewer) is { } made
            ? TypedResults.Ok(new ConclusionMade(made.Key, made.LatestNumber, made.ProposedNumber is null ? "published" : "waiting"))
            : TypedResults.NotFound();

    private static Results<NoContent, NotFound> Found(bool found) => found ? TypedResults.NoContent() : TypedResults.NotFound();
}
