using Platform.Web.Features.Contributions;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Review;

/// <summary>A decision as colleagues read it.</summary>
public sealed record DecisionLine(Verdict Verdict, ReviewReason Reason, string Text, PersonSeen By, DateTime At);

/// <summary>Everything a moderator needs to decide about one item.</summary>
/// <param name="Path">Where the subject stands, or would.</param>
/// <param name="Table">The difference with what is published; null for a first version.</param>
/// <param name="ReplyTo">HTML of the post this answers.</param>
/// <param name="Newer">Key of the open item of the same subject, when this one is closed.</param>
public sealed record ReviewCase(
    ReviewItem Item, string Word, string Title, string Summary, string Html, string Language, bool IsArticle, IReadOnlyList<string> Tags,
    Audience Audience, string Path, int Number, PersonSeen Author, DiffTable? Table, string? ReplyTo,
    IReadOnlyList<DecisionLine> Decisions, string? Newer)
{
    public SafeHtml Body => SafeHtml.FromRenderer(Html);

    public bool IsOpen => Item.ClosedAt is null;
}
