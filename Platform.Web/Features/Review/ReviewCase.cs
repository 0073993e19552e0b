using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Review;

/// <summary>A decision as moderators see it.</summary>
public sealed record DecisionLine(Verdict Verdict, ReviewReason Reason, string Text, PersonSeen By, DateTime At);

/// <summary>A change in who may read a contribution and its thread, once it is approved.</summary>
/// <param name="IsRefused">True when more readers would see what others wrote in the thread, so that approval is refused.</param>
public sealed record AudienceChange(Audience From, Audience To, bool IsRefused);

/// <summary>Everything a moderator needs to decide about one item.</summary>
/// <param name="Facts">What its kind tells beside the text, in one line; empty without.</param>
/// <param name="Text">The text without markup, by which similar contributions are found.</param>
/// <param name="Path">Address of the subject, also before it is published.</param>
/// <param name="Table">The differences with the published version; null for a first version.</param>
/// <param name="Audience">The intended readers of the text.</param>
/// <param name="Opening">Null when approval does not change who may read it.</param>
/// <param name="ReplyTo">HTML of the post that this one answers; null when it answers none.</param>
/// <param name="About">HTML of the contribution in whose thread a post stands; null for a contribution.</param>
/// <param name="Newer">Key of the open item of the same subject. Null without one, or when this item is open.</param>
public sealed record ReviewCase(
    ReviewItem Item, string Word, string Title, string Summary, string Facts, SafeHtml Html, string Text, string Language, bool IsLongRead, IReadOnlyList<string> Tags,
    Audience Audience, AudienceChange? Opening, string Path, int Number, PersonSeen Author, DiffTable? Table, SafeHtml? ReplyTo, SafeHtml? About,
    IReadOnlyList<DecisionLine> Decisions, string? Newer)
{
    public SafeHtml Body => Html;

    /// <summary>The kind of which a moderator reads every text; null when it waits because its author is new.</summary>
    public KindTraits? WaitsAlways { get; init; }

    public bool IsOpen => Item.ClosedAt is null;
}
