using Platform.Web.Access;
using Platform.Web.Features.Review;
using Platform.Web.Features.Tags;
using Platform.Web.Features.Threads;
using Platform.Web.Shared.Markdown;
using Platform.Web.Ui;

namespace Platform.Web.Features.Contributions;

/// <param name="Key">Null until a contribution with this tag is published.</param>
public sealed record TagShown(string? Key, string Name)
{
    /// <summary>The name as pages show it.</summary>
    public string Shown => TopicName.Shown(Name);
}

/// <summary>A contribution on its own page, as one viewer sees it.</summary>
public sealed record ContributionView
{
    private const int WordsAMinute = 200;

    // The text of the revision that is shown.
    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>The summary for above the text; empty when the text begins with the same words.</summary>
    public required string Lead { get; init; }

    public required string Language { get; init; }

    public required SafeHtml Body { get; init; }

    public required int Words { get; init; }

    public required IReadOnlyList<TagShown> Tags { get; init; }

    /// <summary>The first author.</summary>
    public required PersonSeen Author { get; init; }

    /// <summary>The other authors, in order.</summary>
    public required IReadOnlyList<PersonSeen> CoAuthors { get; init; }

    /// <summary>The fields of its kind.</summary>
    public required FieldValues Fields { get; init; }

    /// <summary>Number of the revision that is shown.</summary>
    public required int Number { get; init; }

    // The contribution itself.
    public required string Key { get; init; }

    public required ContributionKind Kind { get; init; }

    public required string Path { get; init; }

    public required ContributionStatus Status { get; init; }

    public required Audience Audience { get; init; }

    public required RingState State { get; init; }

    public required DateTime? PublishedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required int LatestNumber { get; init; }

    public required int? PublishedNumber { get; init; }

    public required DateTime? ImportedAt { get; init; }

    public required string? Source { get; init; }

    public required string? Licence { get; init; }

    public required int Posts { get; init; }

    /// <summary>The row, with its thread.</summary>
    public required Contribution Contribution { get; init; }

    public required ThreadFacts Facts { get; init; }

    // What this viewer may do, and what only the author and moderators see.
    public required bool IsAuthor { get; init; }

    public required bool IsInsider { get; init; }

    public required bool CanEdit { get; init; }

    public required bool CanWithdraw { get; init; }

    /// <summary>Null for others than the author and moderators.</summary>
    public required int? ProposedNumber { get; init; }

    /// <summary>The decision that returned or declined the newest revision. Null for others than the author and moderators.</summary>
    public required ReviewDecision? Refused { get; init; }

    /// <summary>Key of the open review item. Null for others than moderators.</summary>
    public required string? WaitsFor { get; init; }

    /// <summary>How long a review usually takes. Null where nothing waits, or too little is known.</summary>
    public required TimeSpan? UsualWait { get; init; }

    public bool IsPublished => PublishedNumber == Number && Status == ContributionStatus.Published;

    /// <summary>Whether the text says no more than the title, as in many imported questions.</summary>
    public bool RepeatsTitle => Body.Length < (2 * Title.Length) + 100
        && string.Equals(Excerpt.Of(Body.ToString(), int.MaxValue).TrimEnd('.', '?'), Title.Trim().TrimEnd('.', '?'), StringComparison.OrdinalIgnoreCase);

    public int ReadingMinutes => Math.Max(1, (int)Math.Round((double)Words / WordsAMinute));
}
