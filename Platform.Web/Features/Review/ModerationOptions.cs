namespace Platform.Web.Features.Review;

public sealed class ModerationOptions
{
    public const string Section = "Moderation";

    /// <summary>How many approved questions, answers or comments a member needs before posting at once.</summary>
    public int ApprovedBeforeTrust { get; set; } = 3;

    /// <summary>Domains of addresses ("minbzk.nl", with its subdomains) whose confirmed owners post at once.</summary>
    public IList<string> TrustedDomains { get; init; } = [];

    /// <summary>Within how long a moderator should decide; later is shown as late.</summary>
    public TimeSpan Term { get; set; } = TimeSpan.FromDays(3);
}
