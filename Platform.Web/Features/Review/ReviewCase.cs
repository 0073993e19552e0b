using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Review;

/// <summary>A decision as colleagues read it.</summary>
public sealed record DecisionLine(Verdict Verdict, ReviewReason Reason, string Text, PersonSeen By, DateTime At);

/// <summary>What approval would change about who may read a contribution and its thread.</summary>
/// <param name="IsRefused">It would open to more readers what others wrote in the thread, so approval is refused.</param>
public sealed record AudienceChange(Audience From, Audience To, bool IsRefused);

/// <summary>Everything a moderator needs to decide about one item.</summary>
/// <param name="Path">Where the subject stands, or would.</param>
/// <param name="Table">The difference with what is published; null for a first version.</param>
/// <param name="Audience">Whom the text is meant for.</param>
/// <param name="Opening">Null where approval leaves as it is who may read it.</param>
/// <param name="ReplyTo">HTML of the post this answers.</param>
/// <param name="Newer">Key of the open item of the same subject, when this one is closed.</param>
public sealed record ReviewCase(
    ReviewItem Item, string Word, string Title, string Summary, SafeHtml Html, string Language, bool IsArticle, IReadOnlyList<string> Tags,
    Audience Audience, AudienceChange? Opening, string Path, int Number, PersonSeen Author, DiffTable? Table, SafeHtml? ReplyTo,
    IReadOnlyList<DecisionLine> Decisions, string? Newer)
{
    public SafeHtml Body => Html;

    public bool IsOpen => Item.ClosedAt is null;
}
