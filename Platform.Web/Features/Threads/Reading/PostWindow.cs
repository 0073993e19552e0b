using System.Globalization;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>
/// Which posts of a thread a page shows, <see cref="Size"/> at a time: those around a post, before a place or after one;
/// without any of these the last, where a thread goes on.
/// </summary>
public sealed record PostWindow
{
    public const int Size = 20;

    /// <summary>Shown before the post that was asked for, to see what it follows.</summary>
    public const int Context = 4;

    public static readonly PostWindow End = new();

    public string? Post { get; init; }

    public long? Before { get; init; }

    public long? After { get; init; }

    /// <summary>The one kind that is shown; null for all.</summary>
    public PostKind? Only { get; init; }

    /// <summary>The page shows this post on top already, or none if empty; null when the lead is still to be found.</summary>
    public string? Lead { get; init; }

    /// <summary>Different for each part of a thread.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Post} {Before} {After} {Only} {Lead ?? "with lead"}");

    public static PostWindow Of(IQueryCollection query)
    {
        return new()
        {
            Post = (string?)query["post"] is { Length: > 0 } post ? post : null,
            Before = Number("before"),
            After = Number("after"),
            Only = (string?)query["show"] switch { "answer" => PostKind.Answer, "counter-view" => PostKind.CounterView, _ => null },
            // Part of what a page is kept by, so nothing but a key of ours or the empty one.
            Lead = (string?)query["lead"] switch { "" => "", { } lead when ShortKey.IsValid(lead) => lead, _ => null },
        };

        long? Number(string name) =>
            long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
    }
}
