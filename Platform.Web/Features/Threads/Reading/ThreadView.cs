using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Rounds;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Threads;

/// <summary>A part of a thread as one reader's page shows it: model of <c>_Thread.cshtml</c>.</summary>
public sealed record ThreadView
{
    public required Contribution Contribution { get; init; }

    public required LiveThread Thread { get; init; }

    /// <summary>Of a question: the accepted answer, else the first; it stands before the others, and not among them.</summary>
    public required PostSeen? Lead { get; init; }

    /// <summary>This part's posts in the order of the thread.</summary>
    public required IReadOnlyList<PostSeen> Posts { get; init; }

    /// <summary>Place of the first post of this part, the lead too where it stands there; the next part ends before it.</summary>
    public required long First { get; init; }

    public required long Last { get; init; }

    public required bool HasEarlier { get; init; }

    public required bool HasLater { get; init; }

    /// <summary>Posts that are replied to from here and stand in another part.</summary>
    public required IReadOnlyList<PostSeen> Elsewhere { get; init; }

    /// <summary>What the post that was asked for replies to, and what that replies to, the oldest first.</summary>
    public IReadOnlyList<ChainLink> Chain { get; init; } = [];

    /// <summary>Null for visitors.</summary>
    public ReadingPlace? Reading { get; init; }

    /// <summary>The one kind of post that this page shows; null for all.</summary>
    public PostKind? Only { get; init; }

    public required ThreadFacts Facts { get; init; }

    public int CounterViews => Facts.CounterViews;

    public RoundLink? Round => Facts.Round;

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

    /// <summary>New posts are added where the end of the thread is.</summary>
    public bool IsLive => !HasLater;

    /// <summary>The first post here that is new to a reader who was here before.</summary>
    public PostSeen? FirstNew => Reading is { Next: not null, Place: { } read } && (First <= read || Reading.Next >= First)
        ? Posts.FirstOrDefault(p => p.Place > read && p is { IsTombstone: false, Author.IsViewer: false })
        : null;

    /// <summary>What keeps a link on the same kind.</summary>
    public string OnlyInQuery(string before) => Only is { } kind ? $"{before}show={ApiName.Of(kind)}" : "";

    public PostSeen? Find(string? key) => Lead?.Key == key ? Lead : Posts.FirstOrDefault(p => p.Key == key);
}

/// <summary>How far this member read the thread.</summary>
/// <param name="Place">Null on the first visit.</param>
/// <param name="Number">Of the first post after that place, counted from 1.</param>
/// <param name="Next">Place of the first post by somebody else that is new; null when there is none.</param>
public sealed record ReadingPlace(long? Place, int Number, long? Next);

public sealed record ChainLink(string PostKey, PersonSeen? Author, string Excerpt);

/// <summary>
/// A text of the reader that waits, or was sent back or declined with <paramref name="Reason"/>.
/// <paramref name="IsEdit"/>: readers keep the text that was approved before.
/// </summary>
public sealed record OwnText(
    string PostKey, SafeHtml Html, bool Waits, bool Declined, bool IsEdit, DateTime SubmittedAt, DateTime? DueAt, string? Reason);

/// <summary>What a page shows of a thread as a whole, beside its posts.</summary>
public sealed record ThreadFacts(int CounterViews, RoundLink? Round);
