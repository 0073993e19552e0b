namespace Platform.Web.Features.Contributions;

/// <summary>Where a contribution stands. "Draft" is not among them: a draft is no contribution yet.</summary>
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

public enum ContributionKind
{
    Article,
    Question,
}
