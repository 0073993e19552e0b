using Platform.Web.Access;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;
using Platform.Web.Shared.Markdown;
using Platform.Web.Ui;

namespace Platform.Web.Features.Contributions;

/// <param name="Key">Null until a contribution with this tag is published.</param>
public sealed record TagShown(string? Key, string Name);

/// <summary>A contribution on its own page, as one viewer sees it.</summary>
/// <param name="Number">Number of the revision shown.</param>
/// <param name="Refused">The decision that returned or declined the newest revision. Null for others than the author and
/// moderators.</param>
/// <param name="WaitsFor">Key of the open review item. Null for others than moderators.</param>
public sealed record ContributionView(
    string Key, ContributionKind Kind, string Path, ContributionStatus Status, Audience Audience,
    string Title, string Summary, string Language, string Html, int Words, IReadOnlyList<TagShown> Tags, PersonSeen Author,
    DateTime? PublishedAt, DateTime UpdatedAt, int Number, int LatestNumber, int? PublishedNumber, int? ProposedNumber,
    DateTime? ImportedAt, string? Source, string? Licence, RingState State, int Posts,
    bool IsAuthor, bool IsInsider, bool CanEdit, ReviewDecision? Refused, string? WaitsFor, TimeSpan? UsualWait)
{
    private const int WordsAMinute = 200;

    /// <summary>The contribution with its thread, from which the thread is read.</summary>
    public required Contribution Contribution { get; init; }

    public required ThreadFacts Facts { get; init; }

    public SafeHtml Body => SafeHtml.FromRenderer(Html);

    public bool IsPublished => PublishedNumber == Number && Status == ContributionStatus.Published;

    public int ReadingMinutes => Math.Max(1, (int)Math.Round((double)Words / WordsAMinute));
}
