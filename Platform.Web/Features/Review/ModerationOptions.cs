namespace Platform.Web.Features.Review;

public sealed class ModerationOptions
{
    public const string Section = "Moderation";

    /// <summary>How many approved texts a member needs before their next ones appear at once. Articles always wait.</summary>
    public int ApprovedBeforeTrust { get; set; } = 3;

    /// <summary>Domains such as "minbzk.nl", with their subdomains. Members with a confirmed address there post at once.</summary>
    public IList<string> TrustedDomains { get; init; } = [];

    /// <summary>The time in which a moderator should decide. After it the queue shows the item as late.</summary>
    public TimeSpan Term { get; set; } = TimeSpan.FromDays(3);
}
