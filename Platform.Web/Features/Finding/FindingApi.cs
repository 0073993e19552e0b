using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Api;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;
using Platform.Web.Shared.Input;
using Platform.Web.Shared.Markdown;
using Platform.Web.Ui;

namespace Platform.Web.Features.Finding;

public sealed record Suggestions(IReadOnlyList<SuggestedItem> Items);

/// <param name="Kind">question, article, or tag.</param>
/// <param name="Url">The page with that title; for a tag, the page that lists its contributions.</param>
public sealed record SuggestedItem(string Text, string Kind, string Url);

public sealed record NearAnswer(IReadOnlyList<NearAnswerItem> Items);

/// <param name="Status">For a question: open, answered or accepted. Null for an article.</param>
/// <param name="Passage">Plain text: the accepted answer of a solved question, else the most similar passage.</param>
/// <param name="Marks">The parts of the passage that matched, as [start, length] in characters.</param>
public sealed record NearAnswerItem(
    string Key, string Kind, string? Status, string Title, string Url, string Passage, IReadOnlyList<int[]> Marks, DateTime PublishedAt, PersonSeen Author);

/// <param name="Body">Markdown or plain text, at most 64 KB in UTF-8.</param>
/// <param name="Count">1 to 20; null means 5.</param>
public sealed record TextBeingWritten([StringLength(DraftText.MaxTitle)] string? Title, [StringLength(InputLengths.Text)] string? Body, int? Count);

public static class FindingApi
{
    private const int LongestQuery = 200;

    public static void MapFinding(this RouteGroupBuilder api)
    {
        api.MapGet("/suggest", Suggest).RequireRateLimiting(SearchesAtOnce.Policy).WithName("Suggest")
            .WithSummary("Complete words being typed, from titles and tags. format=opensearch answers as browsers ask it.");
        api.MapGet("/similar", SimilarToTitle).RequireRateLimiting(SearchesAtOnce.Policy).WithName("SimilarToTitle")
            .WithSummary("What is nearest to a title: does this exist already?");
        // Needs a token although it changes nothing, because programs that write have one.
        api.MapPost("/similar", SimilarToText).RequireRateLimiting(SearchesAtOnce.Policy).NeedsToken(Policies.ReadByToken).WithName("SimilarToText")
            .WithSummary("What is nearest to a text being written. Nothing of it is kept.");
        api.MapGet("/related/{key}", Related).RequireRateLimiting(SearchesAtOnce.Policy).ProducesProblem(StatusCodes.Status404NotFound).WithName("Related")
            .WithSummary("What is nearest to a contribution.");
    }

    /// <summary>Maps the suggestions for the site's own pages, where the session identifies the viewer.</summary>
    public static void MapFinding(this WebApplication app) => app.MapGet("/search/suggest", Suggest).RefusesLongInput().RequireRateLimiting(SearchesAtOnce.Policy).ExcludeFromDescription();

    private static async Task<Results<Ok<Suggestions>, ContentHttpResult>> Suggest(
        SimilarContent similar, CurrentMember me, HttpContext http, CancellationToken cancel, string? q = null, int count = 8, string? format = null)
    {
        Check(
            q is null ? new RuleBroken("QueryNeeded") { Field = "Q" } : q.Length > LongestQuery ? new RuleBroken("LineTooLong", LongestQuery) { Field = "Q" } : null,
            CountProblem(count),
            format is null or "json" or "opensearch" ? null : new RuleBroken("FormatUnknown") { Field = "Format" });
        http.Response.Headers.CacheControl = "private, no-store";
        var found = await similar.Complete(q!, me.Viewer, count, cancel);
        return format == "opensearch"
            ? TypedResults.Content(System.Text.Json.JsonSerializer.Serialize(new object[] { q!, found.Select(f => f.Text) }), "application/x-suggestions+json", Encoding.UTF8)
            : TypedResults.Ok(new Suggestions([.. found.Select(f => new SuggestedItem(f.Text, f.Kind is { } kind ? kind.ApiName : "tag", http.Request.Absolute(f.Path)))]));
    }

    private static Task<Ok<NearAnswer>> SimilarToTitle(SimilarContent similar, CurrentMember me, HttpRequest http, CancellationToken cancel, string? title = null, int count = 5) =>
        Similar(new TextBeingWritten(title, null, count), similar, me, http, cancel);

    private static Task<Ok<NearAnswer>> SimilarToText(TextBeingWritten text, SimilarContent similar, CurrentMember me, HttpRequest http, CancellationToken cancel) =>
        Similar(text, similar, me, http, cancel);

    private static async Task<Ok<NearAnswer>> Similar(TextBeingWritten text, SimilarContent similar, CurrentMember me, HttpRequest http, CancellationToken cancel)
    {
        var (title, body, count) = (text.Title ?? "", text.Body ?? "", text.Count ?? 5);
        Check(
            string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(body) ? new RuleBroken("TitleNeeded") { Field = "Title" }
                : title.Length > TextLimits.Title ? new RuleBroken("LineTooLong", TextLimits.Title) { Field = "Title" } : null,
            Encoding.UTF8.GetByteCount(body) > TextLimits.ContributionBytes ? new RuleBroken("TextTooLong", TextLimits.ContributionBytes / 1024) { Field = "Body" } : null,
            CountProblem(count));
        return Answer(await similar.Similar(title, body, me.Viewer, count, cancel), http);
    }

    private static async Task<Results<Ok<NearAnswer>, NotFound>> Related(
        string key, SimilarContent similar, CurrentMember me, HttpRequest http, CancellationToken cancel, int count = 5)
    {
        Check(CountProblem(count));
        return await similar.Related(key, me.Viewer, count, cancel) is { } items ? Answer(items, http) : TypedResults.NotFound();
    }

    private static RuleBroken? CountProblem(int count) =>
        count is < 1 or > SimilarContent.Most ? new RuleBroken("PageOutOfRange", SimilarContent.Most) { Field = "Count" } : null;

    private static void Check(params IEnumerable<RuleBroken?> problems)
    {
        var broken = problems.OfType<RuleBroken>().ToList();
        if (broken.Count > 0)
            throw new RulesBroken(broken);
    }

    private static Ok<NearAnswer> Answer(IReadOnlyList<SimilarItem> items, HttpRequest http) =>
        TypedResults.Ok(new NearAnswer([.. items.Select(i => new NearAnswerItem(
            i.Row.Key, i.Row.Kind.ApiName, StatusOf(i.Row), i.Row.Title, http.Absolute(i.Path), string.Concat(i.Passage.Select(s => s.Text)), Marks(i.Passage),
            i.Row.PublishedAt, i.Row.Author))]));

    private static string? StatusOf(ContributionRow row) => !row.Kind.Traits().TakesAnswers
        ? null
        : row.State switch { RingState.Solved => "accepted", RingState.Answered => "answered", _ => "open" };

    private static List<int[]> Marks(IReadOnlyList<TextSegment> passage)
    {
        var marks = new List<int[]>();
        var at = 0;
        foreach (var segment in passage)
        {
            if (segment.Marked)
                marks.Add([at, segment.Text.Length]);
            at += segment.Text.Length;
        }

        return marks;
    }
}
