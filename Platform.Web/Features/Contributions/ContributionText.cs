namespace Platform.Web.Features.Contributions;

/// <summary>Texts of lists, writing pages and the statuses of a contribution.</summary>
public sealed class ContributionText;
