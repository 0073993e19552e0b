using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

public enum Verdict
{
    Approve,
    Return,
    Decline,
}

public enum ReviewReason
{
    None,
    SourceMissing,
    Unclear,
    Duplicate,
    OffTopic,
    PersonalData,
    Tone,
    Other,
}

/// <summary>A decision of a moderator and the message to the author. Rows are only added.</summary>
public sealed class ReviewDecision
{
    private ReviewDecision()
    {
    }

    public ReviewDecision(string itemKey, Verdict verdict, ReviewReason reason, string text, string byKey, DateTime at)
    {
        Key = ShortKey.New();
        ItemKey = itemKey;
        Verdict = verdict;
        Reason = reason;
        Text = text;
        ByKey = byKey;
        At = at;
    }

    public string Key { get; private set; } = "";

    public string ItemKey { get; private set; } = "";

    public ReviewItem Item { get; private set; } = null!;

    public Verdict Verdict { get; private set; }

    public ReviewReason Reason { get; private set; }

    /// <summary>The message to the author; may be empty after an approval.</summary>
    public string Text { get; private set; } = "";

    public string ByKey { get; private set; } = "";

    public Member By { get; private set; } = null!;

    public DateTime At { get; private set; }
}
