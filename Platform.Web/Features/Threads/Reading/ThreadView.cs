using System.Globalization;
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

    /// <summary>
    /// For a question, the accepted answer, else the one that most readers found useful. It is shown above the other posts, not among
    /// them, with the reason. It stays on top of an open page, also when votes change meanwhile. Null when no answer was chosen or found
    /// useful, when the page already shows it, or when the page shows one kind of post.
    /// </summary>
    public required PostSeen? Lead { get; init; }

    /// <summary>This part's posts in the order of the thread.</summary>
    public required IReadOnlyList<PostSeen> Posts { get; init; }

    /// <summary>
    /// Place of the first post of this part, counting the lead if its place is here. The earlier part ends before it.
    /// </summary>
    public required long First { get; init; }

    public required long Last { get; init; }

    /// <summary>Which posts of how many this part shows; null when it shows the whole thread.</summary>
    public PartNumbers? Numbers { get; init; }

    public required bool HasEarlier { get; init; }

    public required bool HasLater { get; init; }

    /// <summary>The other posts that were loaded with this part, such as those in other parts that are replied to.</summary>
    public required IReadOnlyList<PostSeen> Elsewhere { get; init; }

    /// <summary>
    /// The chain of posts that the requested post replies to, directly or indirectly, at most five, the oldest first.
    /// </summary>
    public IReadOnlyList<ChainLink> Chain { get; init; } = [];

    /// <summary>How far the reader read the thread; null for visitors.</summary>
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

    /// <summary>Key of the member who opened the thread; null when they did so by layer only.</summary>
    public required string? OpenedBy { get; init; }

    /// <summary>Whether the reader has the same question.</summary>
    public bool HasSame { get; init; }

    /// <summary>Whether the reader may moderate here, and so sees hidden posts and the links to moderate.</summary>
    public required bool IsModerator { get; init; }

    /// <summary>Keys of the posts that the reader finds useful.</summary>
    public required IReadOnlySet<string> Voted { get; init; }

    /// <summary>The conclusion, pinned above the posts; null while there is none.</summary>
    public required PostSeen? Conclusion { get; init; }

    /// <summary>Whether the reader may write or change the conclusion.</summary>
    public bool MayConclude { get; init; }

    public string Key => Thread.Key;

    /// <summary>The slots of this page.</summary>
    public required ThreadSlots Slots { get; init; }

    /// <summary>Key of the first post here that is new to a reader who was here before; null when there is none.</summary>
    public string? FirstNew => Slots.Shown.FirstNewTo(Reading, Posts.Where(p => p.Author is { IsViewer: true }).Select(p => p.Key).ToHashSet());

    /// <summary>Returns the query parameter that keeps a link on the shown kind; empty when all kinds are shown.</summary>
    public string OnlyInQuery(string before) => Only is { } kind ? $"{before}show={ApiName.Of(kind)}" : "";

    public PostSeen? Find(string? key) => Lead?.Key == key ? Lead : Posts.FirstOrDefault(p => p.Key == key);
}

/// <summary>The place up to which a member read a thread.</summary>
/// <param name="Place">Place of the last post that was read; null on the first visit.</param>
/// <param name="Number">Number of the first post after that place, counted from 1.</param>
/// <param name="Next">Place of the first post by somebody else that is new; null when there is none.</param>
public sealed record ReadingPlace(long? Place, int Number, long? Next)
{
    /// <summary>The place as the script of the page reads it; -1 on the first visit.</summary>
    public string Shown => (Place ?? -1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the reader did not read up to this place.</summary>
    public bool IsBefore(long place) => Place is null || Place < place;
}

/// <summary>The numbers of the first and last post of a part, counted from 1, and how many posts the thread has.</summary>
public sealed record PartNumbers(int First, int Last, int Total);

public sealed record ChainLink(string PostKey, PersonSeen? Author, string Excerpt);

/// <summary>
/// A text of the reader that waits for a moderator, or was returned or declined with <paramref name="Reason"/>. If
/// <paramref name="IsEdit"/> is true, readers still see the text that was approved before.
/// </summary>
public sealed record OwnText(
    string PostKey, PostKind Kind, SafeHtml Html, bool Waits, bool Declined, bool IsEdit, DateTime SubmittedAt, DateTime? DueAt, string? Reason);

/// <summary>The facts that a page shows about a thread as a whole, besides its posts.</summary>
public sealed record ThreadFacts(int CounterViews, RoundLink? Round);
