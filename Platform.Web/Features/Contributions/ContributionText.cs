namespace Platform.Web.Features.Contributions;

/// <summary>Words of lists, writing pages and the states of a contribution.</summary>
public sealed class ContributionText;
