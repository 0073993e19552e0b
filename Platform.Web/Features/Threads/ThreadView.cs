using Platform.Web.Features.Contributions;
using Platform.Web.Features.Rounds;
using Platform.Web.Look;
using Platform.Web.Shared;

namespace Platform.Web.Features.Threads;

/// <summary>A thread as one reader's page shows it: model of <c>_Thread.cshtml</c>.</summary>
public sealed record ThreadView
{
    public required Contribution Contribution { get; init; }

    public required LiveThread Thread { get; init; }

    /// <summary>The newest question round on it.</summary>
    public required RoundLink? Round { get; init; }

    /// <summary>Of a question: the accepted answer, else the first; it stands before the others, and not among them.</summary>
    public required PostSeen? Lead { get; init; }

    /// <summary>This page's posts in the order of the thread.</summary>
    public required IReadOnlyList<PostSeen> Posts { get; init; }

    public required Pager Pager { get; init; }

    /// <summary>The one kind of post that this page shows; null for all.</summary>
    public PostKind? Only { get; init; }

    public int CounterViews { get; init; }

    /// <summary>The reader's own texts that are not, or not yet, in the thread.</summary>
    public required IReadOnlyList<OwnText> Own { get; init; }

    /// <summary>Null where this reader cannot reply.</summary>
    public required ReplyForm? Form { get; init; }

    public required bool IsAsker { get; init; }

    /// <summary>Whether the reader may moderate here: sees what is hidden, and the forms for it.</summary>
    public required bool IsModerator { get; init; }

    /// <summary>Which posts of this page the reader finds useful.</summary>
    public required IReadOnlySet<string> Voted { get; init; }

    /// <summary>Pinned above the others; null while there is none.</summary>
    public required PostSeen? Conclusion { get; init; }

    /// <summary>Whether the reader may write or change the conclusion.</summary>
    public bool MayConclude { get; init; }

    public string Key => Thread.Key;

    /// <summary>Live events belong on the page that holds the end of the thread.</summary>
    public bool IsLive => Pager.Page == Pager.Pages;

    /// <summary>What keeps a link on the same kind.</summary>
    public string OnlyInQuery(string before) => Only is { } kind ? $"{before}show={ApiName.Of(kind)}" : "";

    /// <param name="show">As in the address: "answer", "counter-view"; anything else is all.</param>
    public static PostKind? KindIn(string? show) => show switch
    {
        "answer" => PostKind.Answer,
        "counter-view" => PostKind.CounterView,
        _ => null,
    };

    public PostSeen? Find(string? key) => Lead?.Key == key ? Lead : Posts.FirstOrDefault(p => p.Key == key);
}

/// <summary>
/// A text of the reader that waits, or was sent back or declined with <paramref name="Reason"/>.
/// <paramref name="IsEdit"/>: readers keep the text that was approved before.
/// </summary>
public sealed record OwnText(
    string PostKey, string Html, bool Waits, bool Declined, bool IsEdit, DateTime SubmittedAt, DateTime? DueAt, string? Reason);
