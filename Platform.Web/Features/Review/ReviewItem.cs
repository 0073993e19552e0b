using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

/// <summary>
/// A text that waits for a moderator: either a revision or a version of a post. It records who works on it and the decision.
/// <see cref="IReviewSubject"/> carries the decision out.
/// </summary>
public sealed class ReviewItem : IConcurrent
{
    /// <summary>Longest message to the author, in bytes.</summary>
    public const int LongestMessage = 8 * 1024;

    /// <summary>Longest input that is accepted, in characters. A longer one is refused before the rule on messages applies.</summary>
    public const int LongestInput = 2 * LongestMessage;

    private ReviewItem()
    {
    }

    private ReviewItem(string submittedByKey, DateTime at, TimeSpan term)
    {
        Key = ShortKey.New();
        SubmittedByKey = submittedByKey;
        SubmittedAt = at;
        DueAt = at + term;
    }

    public static ReviewItem For(Revision revision, DateTime at, TimeSpan term) =>
        new(revision.AuthorKey, at, term) { ContributionKey = revision.ContributionKey, RevisionNumber = revision.Number };

    public static ReviewItem For(Post post, PostVersion version, DateTime at, TimeSpan term) =>
        new(version.AuthorKey ?? post.AuthorKey, at, term) { PostKey = post.Key, PostNumber = version.Number };

    public string Key { get; private set; } = "";

    public string? ContributionKey { get; private set; }

    public int? RevisionNumber { get; private set; }

    public Revision? Revision { get; private set; }

    public string? PostKey { get; private set; }

    public int? PostNumber { get; private set; }

    public PostVersion? PostVersion { get; private set; }

    public string SubmittedByKey { get; private set; } = "";

    public Member SubmittedBy { get; private set; } = null!;

    public DateTime SubmittedAt { get; private set; }

    public DateTime DueAt { get; private set; }

    public string? ClaimedByKey { get; private set; }

    public Member? ClaimedBy { get; private set; }

    public DateTime? ClaimedAt { get; private set; }

    /// <summary>Null while the item is open. A subject has at most one open item.</summary>
    public DateTime? ClosedAt { get; private set; }

    public int Concurrency { get; private set; }

    public ICollection<ReviewDecision> Decisions { get; } = [];

    public bool CanBeDecidedBy(Viewer viewer) => viewer.IsModerator && viewer.MemberKey != SubmittedByKey && ClosedAt is null;

    public void Claim(Viewer by, DateTime at)
    {
        RefuseUnlessDecidable(by);
        RefuseAnothers(by);
        ClaimedByKey = by.MemberKey;
        ClaimedAt = at;
    }

    /// <summary>Takes an item over from a colleague. <see cref="Claim"/> refuses this, so that it never happens by accident.</summary>
    public void TakeOver(Viewer by, DateTime at)
    {
        RefuseUnlessDecidable(by);
        ClaimedByKey = by.MemberKey;
        ClaimedAt = at;
    }

    public void Release(Viewer by)
    {
        RefuseUnlessDecidable(by);
        RefuseAnothers(by);
        ClaimedByKey = null;
        ClaimedAt = null;
    }

    public ReviewDecision Decide(Verdict verdict, ReviewReason reason, string? text, Viewer by, DateTime at)
    {
        RefuseUnlessDecidable(by);
        RefuseAnothers(by);
        var message = verdict == Verdict.Approve && string.IsNullOrWhiteSpace(text) ? "" : MessageToAuthor(text);
        ClosedAt = at;
        var decision = new ReviewDecision(Key, verdict, reason, message, by.MemberKey!, at);
        Decisions.Add(decision);
        return decision;
    }

    /// <summary>Closes the item without decision, because the author sent a newer text or withdrew this one.</summary>
    public void Supersede(DateTime at) => ClosedAt = at;

    void IConcurrent.Raise() => Concurrency++;

    private static string MessageToAuthor(string? text)
    {
        try
        {
            return TextRules.Body(text, LongestMessage, "ReasonNeeded");
        }
        catch (RuleBroken e)
        {
            throw new RuleBroken(e.Rule, [.. e.Arguments]) { Field = "Text" };
        }
    }

    private void RefuseAnothers(Viewer by)
    {
        if (ClaimedByKey is not null && ClaimedByKey != by.MemberKey)
            throw new Conflict("ClaimedByAnother");
    }

    private void RefuseUnlessDecidable(Viewer by)
    {
        if (ClosedAt is not null)
            throw new Conflict("AlreadyDecided");
        if (by.MemberKey == SubmittedByKey)
            throw new RuleBroken("NotYourOwn");
        if (!by.IsModerator)
            throw new RuleBroken("OnlyModerators");
    }
}
