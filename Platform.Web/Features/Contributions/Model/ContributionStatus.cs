namespace Platform.Web.Features.Contributions;

/// <summary>The status of a contribution. There is no status "draft", because a draft is not a contribution yet.</summary>
public enum ContributionStatus
{
    Waiting,
    Returned,
    Published,
    Declined,
    Withdrawn,
    Hidden,
    Retracted,
}
