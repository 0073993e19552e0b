using System.Globalization;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// The part of a thread that a page shows, at most <see cref="Size"/> posts: around a post, before a place, after a place, or the end.
/// Without any of these the reader decides: see <see cref="For"/>.
/// </summary>
public sealed record PostWindow
{
    public const int Size = 20;

    /// <summary>How many posts are shown before the requested post, as its context.</summary>
    public const int Context = 4;

    public static readonly PostWindow End = new() { AtEnd = true };

    /// <summary>The query of a link to the end of a thread.</summary>
    public const string EndInQuery = "end=1";

    public string? Post { get; init; }

    public long? Before { get; init; }

    public long? After { get; init; }

    /// <summary>Whether the end was asked for.</summary>
    public bool AtEnd { get; init; }

    /// <summary>The one kind that is shown; null for all.</summary>
    public PostKind? Only { get; init; }

    /// <summary>
    /// Key of the post that the page already shows on top; empty if it shows none. Null means that the lead must still be found.
    /// </summary>
    public string? Lead { get; init; }

    /// <summary>A name for cache keys, different for each part of a thread.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Post} {Before} {After} {Only} {Lead ?? "with lead"}");

    /// <summary>
    /// Returns the part that a reader gets: without a place that was asked for, the beginning for somebody who never read the thread,
    /// and the end for somebody who did.
    /// </summary>
    /// <param name="read">How far the reader read; null on a first visit and for visitors.</param>
    public PostWindow For(long? read) =>
        read is null && this is { Post: null, Before: null, After: null, AtEnd: false } ? this with { After = 0 } : this;

    public static PostWindow Of(IQueryCollection query)
    {
        return new()
        {
            Post = (string?)query["post"] is { Length: > 0 } post ? post : null,
            Before = Number("before"),
            After = Number("after"),
            AtEnd = query.ContainsKey("end"),
            Only = (string?)query["show"] switch { "answer" => PostKind.Answer, "counter-view" => PostKind.CounterView, _ => null },
            // The value becomes part of a cache key, so only a valid key or an empty value is accepted.
            Lead = (string?)query["lead"] switch { "" => "", { } lead when ShortKey.IsValid(lead) => lead, _ => null },
        };

        long? Number(string name) =>
            long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
    }
}
